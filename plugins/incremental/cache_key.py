"""What a cached document depends on. Knows nothing of Pelican."""

from __future__ import annotations

from .digests import digest


def read_key(environment: bytes, path: str, source: bytes) -> bytes:
    """Digest of what a read of *source* at *path* depends on."""
    return digest(environment + path.encode("utf-8", "surrogatepass") + b"\0" + source)
