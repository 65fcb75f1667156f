"""Sources read once: what a reader made of the same bytes before is taken from the store.

The wrapped reader also typesets, with the fast filters, and tells Pelican not to do it again.
"""

from __future__ import annotations

import contextlib
import os
from collections import ChainMap
from collections.abc import Callable, Generator, Iterable
from typing import Any, Final

from pelican.readers import Readers

from incremental import codec
from incremental.crew import CrewError, shared_out
from incremental.head import head_digest
from incremental.noise import Noise
from incremental.quick_reading import Read, Reader, reader_of
from incremental.rereading import read_key
from incremental.schema import Row, Sealed, seal
from incremental.typography import settle_dashes, typeset

_SHARE: Final = 50  # sources; so few that this process seldom waits for a share, nor it for us
_WORTH_A_POOL: Final = 48  # sources; below it, starting processes costs more than it saves
Coming = Generator[tuple[list[str], list[Sealed]], None, None]  # shares of paths; their rows


class _Two(ChainMap[str, Any]):
    """What `ChainMap` makes of two dicts, a few times faster; it is asked for each source."""

    def __getitem__(self, key: str) -> Any:
        first, last = self.maps
        return first[key] if key in first else last[key]

    def __contains__(self, key: object) -> bool:
        first, last = self.maps
        return key in first or key in last

    def get(self, key: str, default: Any = None) -> Any:
        first, last = self.maps
        return first[key] if key in first else last.get(key, default)


class Typography:
    """What the settings ask of Typogrify, done with our filters."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.wanted = bool(settings["TYPOGRIFY"]) and not _titles_from_paths(settings)
        self._settings = settings
        # Pelican reads this of a reader's settings and of nothing else's.
        self.settings = _Two({"TYPOGRIFY": False}, settings)

    def apply(self, read: Read) -> Read:
        content, metadata = read
        if not self.wanted:
            return read
        settle_dashes(self._settings["TYPOGRIFY_DASHES"])
        texts = {name: metadata[name] for name in ("title", "summary") if name in metadata}
        typeset_texts: dict[str, Any] = {name: self._set(text) for name, text in texts.items()}
        return (self._set(content) if content else content), {**metadata, **typeset_texts}

    def _set(self, text: str) -> str:
        omitted = dict.fromkeys(self._settings["TYPOGRIFY_OMIT_FILTERS"], False)
        return typeset(text, self._settings["TYPOGRIFY_IGNORE_TAGS"], **omitted)


def _titles_from_paths(settings: dict[str, Any]) -> bool:
    """Whether a title or summary may come from elsewhere than a reader; then Pelican typesets."""
    patterns = (settings.get("FILENAME_METADATA") or "", settings.get("PATH_METADATA") or "")
    records = [settings.get("DEFAULT_METADATA", {}), *settings["EXTRA_PATH_METADATA"].values()]
    return any(
        any(f"<{name}>" in str(pattern).lower() for pattern in patterns)
        or any(name in {str(key).lower() for key in dict(record)} for record in records)
        for name in ("title", "summary")
    )


class Shelf:
    """What is known of the sources of one generator, by path; a row is used for the same bytes."""

    def __init__(self, readers: Readers, typography: Typography, environment: bytes) -> None:
        self.used: set[bytes] = set()
        self.fresh: list[Sealed] = []
        self._readers, self._typography = readers, typography
        self.environment = environment
        self._names = codec.Names(dict_of(readers.settings))
        self._awaited: set[str] = set()  # paths that other processes read
        self._coming: Coming = _nothing()
        self._rows: dict[bytes, Row] = {}
        self._keys: dict[str, bytes] = {}  # of the rows, by path: what a file held when it was read
        self._original: dict[str, Reader] = {}

    def wrap(self, cacheable: Callable[[str], bool]) -> None:
        """Put a reader before each of the readers; *cacheable* says for which format to keep."""
        for kind, reader in self._readers.readers.items():
            if kind == "static":
                continue
            self._original[kind] = reader_of(reader)
            reader.read = self._reader(kind, cacheable(kind))
        if self._typography.wanted:
            self._readers.settings = self._typography.settings

    def _reader(self, kind: str, kept: bool) -> Reader:
        def read(path: str) -> Read:
            return (
                self._read_kept(kind, path) if kept else self._finished(self._original[kind](path))
            )

        return read

    def _finished(self, read: Read) -> Read:
        return self._typography.apply(read)

    def _read_kept(self, kind: str, path: str) -> Read:
        self._await(path)
        key = self._keys.get(path) or self.key(path)
        row = self._rows.get(key)
        if row is None:
            return self._read_now(kind, path, key)
        self.used.add(key)
        return row[3], codec.decode(row[2], self._names)

    def _read_now(self, kind: str, path: str, key: bytes) -> Read:
        read, quiet = self._listened(kind, path)
        row = self._row(key, path, read) if quiet else None
        if row is not None:
            self.used.add(key)
            self.fresh.append((seal(*row), row))
            self._know(row)
        return read

    def _listened(self, kind: str, path: str) -> tuple[Read, bool]:
        """What the reader makes of *path*, and whether it did so without a word."""
        with Noise() as noise:
            read = self._finished(self._original[kind](path))
        return read, noise.is_quiet

    def key(self, path: str) -> bytes:
        """What a read of *path* depends on."""
        return read_key(self.environment, path, _bytes(path))

    def keys_of_others(self, paths: Iterable[str]) -> list[bytes]:
        """What a read depends on of those of *paths* of which nothing is known yet."""
        return [self.key(p) for p in paths if p not in self._keys and os.path.isfile(p)]

    def take(self, rows: Iterable[Row]) -> None:
        """Know what *rows* of the store say of the files as they are now."""
        for row in rows:
            self._know(row)

    def prepare(self, paths: Iterable[str], cores: int) -> None:
        """Read those of *paths* of which nothing is known on all *cores*."""
        missing = [path for path in paths if path not in self._keys and os.path.isfile(path)]
        if cores > 1 and len(missing) >= _WORTH_A_POOL:
            self._awaited = set(missing)
            self._coming = self._read_in_parallel(missing, cores)

    def _await(self, path: str) -> None:
        """Have the row of *path*, if another process is to read it."""
        while path in self._awaited:
            paths, rows = next(self._coming, (list(self._awaited), []))
            self._awaited.difference_update(paths)
            for sealed in rows:
                self._know(sealed[1])
                self.fresh.append(sealed)

    def close(self) -> None:
        """Nothing is read any more: the processes that read may end."""
        self._awaited.clear()
        self._coming.close()

    def _know(self, row: Row) -> None:
        self._rows[row[0]] = row
        self._keys[row[1]] = row[0]

    def _read_in_parallel(self, paths: list[str], cores: int) -> Coming:
        """Shares of *paths* with the rows of those that can be read elsewhere."""
        size = max(1, min(_SHARE, len(paths) // (4 * cores)))
        shares = [paths[start : start + size] for start in range(0, len(paths), size)]
        parts = shared_out(self._read_share, shares, cores)
        with contextlib.suppress(OSError, CrewError), contextlib.closing(parts):
            yield from zip(shares, parts, strict=True)

    def _read_share(self, paths: list[str]) -> list[Sealed]:
        rows = [row for path in paths if (row := self.read_quietly(path)) is not None]
        return [(seal(*row), row) for row in rows]

    def read_quietly(self, path: str) -> Row | None:
        """The row of *path*; None if the reader fails or has something to say, which it shall say
        in the process that the user watches."""
        kind, key = path.rpartition(".")[2], self.key(path)
        try:
            read, quiet = self._listened(kind, path)
        except Exception:  # it is read again, and then it is raised
            return None
        return self._row(key, path, read) if quiet else None

    def _row(self, key: bytes, path: str, read: Read) -> Row | None:
        """None for what cannot be kept, or is not what was in *path* when it had that *key*."""
        content, metadata = read
        source = _bytes(path)
        if type(content) is not str or not content:
            return None
        if read_key(self.environment, path, source) != key:
            return None
        try:
            return key, path, codec.encode(metadata), content, head_digest(source)
        except (codec.ForeignTypeError, ValueError):
            return None


def _nothing() -> Coming:
    yield from ()


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def dict_of(settings: Any) -> dict[str, Any]:
    """The dict that Pelican shares, below the view that readers are given."""
    view: Any = settings
    shared: dict[str, Any] = view.maps[-1] if isinstance(settings, ChainMap) else view
    return shared
