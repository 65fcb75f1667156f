"""The one digest of this plugin."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

SIZE: Final = 16


def digest(data: bytes) -> bytes:
    """16 bytes of BLAKE2b, which is fast and against which nobody knows how to forge."""
    return blake2b(data, digest_size=SIZE).digest()
