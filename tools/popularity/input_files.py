"""Finds the named files, expands globs and archives, and decompresses them."""

from __future__ import annotations

import bz2
import glob
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from report.diagnostic import Diagnostic, DiagnosticsError

_ZIP = b"PK\x03\x04"
_UNPACK: dict[bytes, Callable[[BinaryIO], Any]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
"""How to read what begins so."""
_BROKEN = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class InputFile:
    """One readable file; *name* is the path, and for a part of a zip `archive.zip!part.csv`."""

    name: str
    path: Path
    open_compressed: Callable[[], io.BufferedReader]
    archived: bool = False

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The decompressed content. Raises DiagnosticsError when it is cut off or damaged."""
        try:
            with self.open_compressed() as file:
                yield _unpacked(file)
        except _BROKEN as error:
            raise DiagnosticsError([_damaged(self.name, error)]) from error
        except OSError as error:
            wrong = _unreadable if error.errno else _damaged  # bz2 has no exception of its own
            raise DiagnosticsError([wrong(self.name, error)]) from error

    def head(self, size: int = 65536) -> bytes:
        """The first *size* bytes."""
        with self.opened() as file:
            return file.read(size)

    def content(self) -> bytes:
        """The whole decompressed content."""
        with self.opened() as file:
            return file.read()


def _unpacked(file: io.BufferedReader) -> BinaryIO:
    """*file*, or what it holds if it is packed; `fileobj` is then *file*, for its position."""
    start = file.peek(6)
    unpack = next((each for sign, each in _UNPACK.items() if start.startswith(sign)), None)
    if unpack is None:
        return file
    unpacked = unpack(file)
    unpacked.fileobj = file
    return cast(BinaryIO, unpacked)


def find(named: Iterable[str]) -> list[list[InputFile]]:
    """For each file that *named* (paths and globs) means: itself, or the parts of a zip.

    Raises DiagnosticsError when a name means no file, or a file cannot be read.
    """
    diagnostics: list[Diagnostic] = []
    found: dict[Path, list[InputFile]] = {}
    for name in named:
        paths = _matching_files(name)
        if not paths:
            diagnostics.append(Diagnostic(name, 1, "file", "no such file", "check the name"))
        for path in paths:
            try:
                found.setdefault(path.resolve(), _parts(path))
            except DiagnosticsError as wrong:
                diagnostics += wrong.diagnostics
    if diagnostics:
        raise DiagnosticsError(diagnostics)
    return list(found.values())


def _matching_files(name: str) -> list[Path]:
    if Path(name).is_file():
        return [Path(name)]
    if Path(name).is_dir():
        return sorted(path for path in Path(name).rglob("*") if path.is_file())
    return sorted(path for path in map(Path, glob.glob(name, recursive=True)) if path.is_file())  # noqa: PTH207 - Path.glob takes no absolute pattern


def _parts(path: Path) -> list[InputFile]:
    whole = InputFile(path.as_posix(), path, lambda: path.open("rb"))
    if not whole.head(4).startswith(_ZIP):
        return [whole]
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    except zipfile.BadZipFile as error:
        raise DiagnosticsError([_damaged(whole.name, error)]) from error
    return [
        InputFile(f"{path.as_posix()}!{name}", path, _part(path, name), archived=True)
        for name in names
        if not name.startswith("__MACOSX/")
    ]


def _part(path: Path, name: str) -> Callable[[], io.BufferedReader]:
    def open_compressed() -> io.BufferedReader:
        with zipfile.ZipFile(path) as archive:  # an open part keeps the archive's file open
            part: Any = archive.open(name)
        return io.BufferedReader(part)

    return open_compressed


def _damaged(name: str, error: Exception) -> Diagnostic:
    if isinstance(error, EOFError):
        return Diagnostic(name, 1, "file", "it ends in the middle", "fetch it again")
    return Diagnostic(name, 1, "file", f"it is damaged ({error})", "fetch it again")


def _unreadable(name: str, error: OSError) -> Diagnostic:
    return Diagnostic(name, 1, "file", f"it cannot be read ({error.strerror or error})", "check it")
