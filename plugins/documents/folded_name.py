"""Names that some file systems take for the same."""

from __future__ import annotations

from unicodedata import normalize


def folded_name(path: str) -> str:
    """*path* as file systems compare it that ignore letter case and Unicode normalization.

    Those of macOS and Windows do, and some hosts: two paths with one folded name are one file.
    """
    return normalize("NFC", path).casefold()
