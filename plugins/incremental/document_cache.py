"""The document cache: what a reader made of the same bytes before is not made again.

A reader is cached as text, its *document*. A reader with the methods `compile` (path to document)
and `load` (document to what Pelican takes) says itself what that is; of any other reader it is the
HTML and the metadata as JSON.
"""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable, Generator, Iterable
from typing import Final

from pelican.readers import Readers

from . import early_compile, metadata_json
from .cacheable_readers import Compiled, compiled
from .digests import read_key
from .log_counter import LogCounter
from .schema import DigestedRow, Row, row_digest
from .typesetting import Read, WithoutTypogrify, dict_of, typesetter
from .worker_pool import WorkerError, map_in_workers

_CHUNK: Final = 50  # sources; so few that this process seldom waits for a chunk, nor it for us
_WORTH_A_POOL: Final = 48  # sources; below it, starting processes costs more than it saves
_LONG_WAIT: Final = 300  # cached documents, which take as long to load as what compiles one text
Coming = Generator[tuple[list[str], list[DigestedRow]], None, None]  # chunks of paths; their rows


class DocumentCache:
    """The documents of the sources of one generator, by path; one is used for the same bytes."""

    def __init__(self, readers: Readers, environment: bytes, *, keeps: bool = True) -> None:
        """Unless it *keeps* them, a document is dropped once it is read."""
        self.used: set[bytes] = set()
        self.fresh: list[DigestedRow] = []
        self.environment = environment
        self.is_prepared = False
        self._readers, self._keeps = readers, keeps
        self._names = metadata_json.WrapperFactory(dict_of(readers.settings))
        self._awaited: set[str] = set()  # paths that other processes read
        self._coming: Coming = _nothing()
        self._rows: dict[bytes, Row] = {}
        self._keys: dict[str, bytes] = {}  # of the rows, by path: what a file held when it was read
        self._formats: dict[str, Compiled] = {}

    def wrap(
        self, cacheable: Callable[[str], bool], stands_alone: Callable[[str, str], bool]
    ) -> None:
        """Have each reader look here first, if its format is *cacheable*.

        *stands_alone* tells of a format and a path whether its read depends on nothing else.
        """
        settings = dict_of(self._readers.settings)
        typeset = typesetter(settings)
        for kind, reader in self._readers.readers.items():
            if kind != "static":
                original = reader.read
                if cacheable(kind):
                    alone = functools.partial(stands_alone, kind)
                    self._formats[kind] = compiled(reader, self._names, typeset, alone)
                reader.read = self._reader(kind, original, typeset)
        if typeset:
            self._readers.settings = WithoutTypogrify(settings)

    def _reader(
        self, kind: str, original: Callable[[str], Read], typeset: Callable[[Read], Read] | None
    ) -> Callable[[str], Read]:
        def read(path: str) -> Read:
            row = self._row_of(kind, path)
            if row is not None:
                if not self._keeps:
                    self._drop(row)
                return self._formats[kind].load(row[2])
            if kind in self._formats and path in self._formats[kind].refused:
                return self._formats[kind].refused.pop(path)
            return typeset(original(path)) if typeset else original(path)

        return read

    def _row_of(self, kind: str, path: str) -> Row | None:
        if kind not in self._formats:
            return None
        self._await(path)
        row = self._rows.get(self._keys.get(path) or self.key(path))
        if row is None:
            return self._compile_now(kind, path)
        self.used.add(row[0])
        return row

    def _compile_now(self, kind: str, path: str) -> Row | None:
        """The row of *path*, which is kept if nothing was logged."""
        key = self.key(path)
        with LogCounter() as log:
            try:
                row = early_compile.row(path, key) or self._made(kind, key, path)
            except (metadata_json.ForeignTypeError, ValueError):
                return None
        if row is not None and log.is_silent:
            self.used.add(key)
            self.fresh.append((row_digest(*row), row))
            self._know(row)
        return row

    def _made(self, kind: str, key: bytes, path: str) -> Row | None:
        """None if *path* does not hold what it held when it had that *key*."""
        document = self._formats[kind].compile(path)
        return (key, path, document) if self.key(path) == key else None

    def key(self, path: str) -> bytes:
        """What a read of *path* depends on."""
        return read_key(self.environment, path, _bytes(path))

    def keys_of_others(self, paths: Iterable[str]) -> list[bytes]:
        """What a read depends on of those of *paths* of which nothing is known yet."""
        return [self.key(p) for p in paths if p not in self._keys and os.path.isfile(p)]

    def known(self) -> Iterable[tuple[str, bytes]]:
        """The path of each source that was read or found, and what its read depended on."""
        return self._keys.items()

    def take(self, rows: Iterable[Row]) -> None:
        """Know what *rows* of the store say of the files as they are now."""
        for row in rows:
            self._know(row)

    def prepare(self, paths: Iterable[str], cores: int) -> None:
        """Read those of *paths* of which nothing is known on all *cores*."""
        self.is_prepared = True
        unknown = [path for path in paths if path not in self._keys and os.path.isfile(path)]
        missing = [path for path in unknown if not early_compile.has(path)]
        is_long = len(missing) >= _WORTH_A_POOL or (missing and len(self._keys) >= _LONG_WAIT)
        if cores > 1 and is_long:
            self._awaited = set(missing)
            self._coming = self._read_in_parallel(missing, cores)

    def _await(self, path: str) -> None:
        """Have the row of *path*, if another process is to read it."""
        while path in self._awaited:
            paths, rows = next(self._coming, (list(self._awaited), []))
            self._awaited.difference_update(paths)
            for digested in rows:
                self._know(digested[1])
                self.fresh.append(digested)

    def close(self) -> None:
        """Nothing is read any more: the processes that read may end."""
        self._awaited.clear()
        self._coming.close()

    def _know(self, row: Row) -> None:
        self._rows[row[0]] = row
        self._keys[row[1]] = row[0]

    def _drop(self, row: Row) -> None:
        self._rows.pop(row[0], None)
        self._keys.pop(row[1], None)
        self.fresh.clear()

    def _read_in_parallel(self, paths: list[str], cores: int) -> Coming:
        """Chunks of *paths* with the rows of those that can be read elsewhere.

        Of many the first is read here: what that loads, no worker has to load and hold for itself.
        """
        if len(paths) >= _WORTH_A_POOL:
            first, *paths = paths
            yield [first], self._read_chunk([first])
        size = max(1, min(_CHUNK, len(paths) // (4 * cores)))
        chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
        with contextlib.suppress(OSError, WorkerError):
            parts = map_in_workers(self._read_chunk, chunks, cores)
            with contextlib.closing(parts):
                yield from zip(chunks, parts, strict=True)

    def _read_chunk(self, paths: list[str]) -> list[DigestedRow]:
        rows = [row for path in paths if (row := self._read_quietly(path)) is not None]
        return [(row_digest(*row), row) for row in rows]

    def _read_quietly(self, path: str) -> Row | None:
        """The row of *path*; None if the reader fails or logs something, which is to come
        from the process that the user watches."""
        with LogCounter() as log:
            try:
                row = self._made(path.rpartition(".")[2], self.key(path), path)
            except Exception:  # it is read again, and then it is raised
                return None
        return row if log.is_silent else None


def _nothing() -> Coming:
    yield from ()


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
