"""The journal of a change of many files: what is still to do, on disk before it begins.

A process that finds a journal completes the change; without one nothing has begun.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from tools.files.exchange import flush


class Journal:
    """A JSON object in *file*, which appears whole, by a rename, or not at all."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._draft = file.with_name(f"{file.name}.new")

    def exists(self) -> bool:
        """Whether a change was begun and not completed."""
        return self._file.exists()

    def read(self) -> dict[str, object] | None:
        """What was written; None without a journal, or with one that is no JSON object."""
        try:
            entries = json.loads(self._file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return None
        return entries if isinstance(entries, dict) else None

    def write(self, entries: Mapping[str, object]) -> None:
        """Write *entries*; when this returns, they survive a power cut."""
        with self._draft.open("w", encoding="utf-8") as file:
            json.dump(entries, file)
            file.flush()
            os.fsync(file.fileno())
        self._draft.rename(self._file)
        flush(self._file.parent)

    def delete(self) -> None:
        """Delete the journal, and a draft that a killed process has left."""
        for file in (self._file, self._draft):
            file.unlink(missing_ok=True)
