"""Makes the pictures that a cache lacks, on all cores."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from pictures.cache import PictureCache
from pictures.encoding import make, read_picture
from pictures.recipe import Recipe

Named = dict[str, Recipe]
_MANY: Final = 50  # sources for which a writer waits so long that a word is due


def missing(recipes: Mapping[str, Recipe], cache: PictureCache) -> Named:
    """Those of *recipes*, by their names, that *cache* has not."""
    return {name: recipe for name, recipe in recipes.items() if cache.size(name) is None}


def make_missing(
    wanted: Mapping[Path, Named], cache: PictureCache
) -> Iterator[tuple[Path, Exception]]:
    """Make what *cache* lacks of *wanted*, by source; yields each source that cannot be read.

    Pillow's decoders and encoders let other threads run.
    """
    jobs = {path: lacking for path, named in wanted.items() if (lacking := missing(named, cache))}
    if len(jobs) >= _MANY:
        sys.stderr.write(
            f"Making pictures of {len(jobs):,} files; they are kept for later builds.\n"
        )
    yield from failures(lambda path: _make_one(path, jobs[path], cache), sorted(jobs))


def unreadable(
    wanted: Mapping[Path, Named], cache: PictureCache
) -> Iterator[tuple[Path, Exception]]:
    """Each source of which `make_missing` would make something, and cannot be read."""
    paths = sorted(path for path, named in wanted.items() if missing(named, cache))
    yield from failures(lambda path: read_picture(path).close(), paths)


def failures(
    function: Callable[[Path], None], paths: Sequence[Path]
) -> Iterator[tuple[Path, Exception]]:
    """Call *function* with each of *paths* in several threads; yields those that it refused."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, future in [(path, pool.submit(function, path)) for path in paths]:
            error = future.exception()
            if isinstance(error, (OSError, ValueError, SyntaxError)):
                yield path, error
            elif error is not None:
                raise error


def _make_one(path: Path, named: Named, cache: PictureCache) -> None:
    names = {recipe: name for name, recipe in named.items()}
    for recipe, raw in make(read_picture(path), named.values()):
        cache.add(names[recipe], raw)
