"""The one digest of this plugin, and what a cached document depends on."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

SIZE: Final = 16


def digest(data: bytes) -> bytes:
    """16 bytes of BLAKE2b, a fast cryptographic hash."""
    return blake2b(data, digest_size=SIZE).digest()


def read_key(environment: bytes, path: str, source: bytes) -> bytes:
    """Digest of what a read of *source* at *path* depends on."""
    return digest(environment + path.encode("utf-8", "surrogatepass") + b"\0" + source)
