"""Names that every field, system and address can hold, to propose instead of others."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath


def plain(text: str) -> str:
    """*text* in small letters a to z, digits and hyphens; empty if it has no such letter."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def plain_path(path: str, suffix: str = "") -> str:
    """*path* of plain parts, with *suffix* or its own in small letters.

    Empty if a part of it has no plain letter.
    """
    file = PurePosixPath(path)
    parts = [plain(part) for part in (*file.parts[:-1], file.stem)]
    return "/".join(parts) + (suffix or file.suffix.lower()) if all(parts) else ""
