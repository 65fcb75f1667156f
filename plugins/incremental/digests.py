"""The one digest of this plugin, of bytes and of files, and what a cached document depends on."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Final

SIZE: Final = 16


def digest(data: bytes) -> bytes:
    """16 bytes of BLAKE2b, a fast cryptographic hash."""
    return blake2b(data, digest_size=SIZE).digest()


def text_digest(text: str) -> bytes:
    """Of any text, also one with half of a surrogate pair, which a name of a file may have."""
    return digest(text.encode("utf-8", "surrogatepass"))


def read_key(environment: bytes, path: str, source: bytes) -> bytes:
    """Digest of what a read of *source* at *path* depends on."""
    return digest(environment + path.encode("utf-8", "surrogatepass") + b"\0" + source)


def tree_digest(paths: Iterable[str | Path]) -> bytes:
    """Digest of the names and bytes of *paths*: files, folders (all that is below) or missing."""
    described = []
    for path in sorted(str(each) for each in paths):
        described.append(path.encode())
        described += [f"{f}\0".encode() + digest(f.read_bytes()) for f in _files(Path(path))]
    return digest(b"\1".join(described))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.is_file())
    return [path] if path.is_file() else []
