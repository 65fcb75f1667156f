"""Made pictures on disk, by names that tell their content: nothing in it is ever out of date."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from pictures.facts import Facts, read_facts

_INDEX: Final = "facts-2.json"
_YOUNG_NS: Final = 2_000_000_000  # a file may change again within the step of its clock


class PictureCache:
    """The *folder* may be deleted at any time, and two builds may use it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._known: dict[str, Any] = self._read_index()
        self._used: dict[str, Any] = {}

    def path(self, name: str) -> Path:
        return self.folder / name

    def size(self, name: str) -> int | None:
        """Bytes of the picture *name*, 0 if it was over its limit, none if it is not made yet."""
        try:
            return self.path(name).stat().st_size
        except FileNotFoundError:
            return None

    def add(self, name: str, raw: bytes) -> None:
        """Write *raw* under *name*, whole or not at all."""
        _write(self.path(name), raw)

    def facts(self, path: Path, megapixels: int) -> Facts | None:
        """What `read_facts` says of *path*, which is read again only if it has changed."""
        status = path.stat()
        seen = [status.st_size, status.st_mtime_ns]
        known = self._known.get(str(path))
        if known and known["seen"] == seen:
            facts = Facts(**known["facts"])
        else:
            found = read_facts(path, megapixels)
            if found is None:
                return None
            facts = found
        if time.time_ns() - status.st_mtime_ns > _YOUNG_NS:
            self._used[str(path)] = {"seen": seen, "facts": asdict(facts)}
        return facts

    def save(self) -> None:
        """Remember the facts of the files that this build has asked for."""
        if self._used != self._known:
            _write(self.path(_INDEX), json.dumps(self._used, sort_keys=True).encode())

    def _read_index(self) -> dict[str, Any]:
        try:
            read = json.loads(self.path(_INDEX).read_bytes())
        except (OSError, ValueError):
            return {}
        is_index = isinstance(read, dict) and all(_is_entry(each) for each in read.values())
        return read if is_index else {}


def _is_entry(value: Any) -> bool:
    if not isinstance(value, dict) or value.keys() != {"seen", "facts"}:
        return False
    try:
        Facts(**value["facts"])
    except TypeError:
        return False
    return True


def _write(path: Path, raw: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    part.write_bytes(raw)
    part.replace(path)
