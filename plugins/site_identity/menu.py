"""Entries of menus that lead nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from site_identity.words import Link


def dead_links(links: Iterable[Link], outputs: Collection[str]) -> Iterator[tuple[str, str]]:
    """The path of each of *links* that no file of *outputs* answers, and how to mend it."""
    files = frozenset(outputs)
    for _, path in links:
        if "://" in path:
            continue
        file = f"{path}index.html" if not path or path.endswith("/") else path
        if file in files:
            continue
        addresses = sorted(each.removesuffix("index.html") for each in files)
        near = get_close_matches(path, addresses, n=1, cutoff=0.75)
        yield (
            path,
            f"did you mean {near[0]}?" if near else "publish a text there, or drop the entry",
        )
