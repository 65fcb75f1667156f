"""Writes what was moved in; nothing that is there is overwritten."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tools.migrate.conversion import Moved
from tools.migrate.decoding import decode

_TEXTS: Final = frozenset({".csv", ".json", ".txt", ".vtt"})
_DRAFT: Final = re.compile(r"^status: draft\n", re.MULTILINE)


@dataclass(slots=True)
class Written:
    """Files below the content folder: *new* ones, those that were *there*, and *different* ones."""

    new: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)


def write(
    moved: Iterable[Moved], files: Mapping[str, Path], content: Path, *, dry_run: bool
) -> Written:
    """Write each text, and copy each of *files* to its path below *content*.

    With *dry_run* only tell what would be done. Raises OSError as the system does.
    """
    done = Written()
    for path, original in sorted(files.items()):
        _put(content / path, _readable(original), path, done, dry_run=dry_run)
    for each in moved:
        _put(content / each.file, each.content.encode(), each.file, done, dry_run=dry_run)
    return done


def _readable(file: Path) -> bytes:
    """The bytes of *file*, in UTF-8 if it is one of text, as this site wants it."""
    data = file.read_bytes()
    if file.suffix.lower() not in _TEXTS:
        return data
    text, encoding = decode(data)
    return text.encode() if encoding else data


def make_drafts(paths: Iterable[Path]) -> None:
    """Give each text the status of a draft, on the line below its title."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"^status: .*\n", "", text, count=1, flags=re.MULTILINE)
        path.write_text(
            re.sub(r"^(title: .*)$", r"\1\nstatus: draft", text, count=1, flags=re.M), "utf-8"
        )


def _put(path: Path, data: bytes, name: str, done: Written, *, dry_run: bool) -> None:
    try:
        known = path.read_bytes()
    except FileNotFoundError:
        done.new.append(name)
        if not dry_run:
            _create(path, data)
        return
    is_same = known == data or _but_for_status(known) == _but_for_status(data)
    (done.there if is_same else done.different).append(name)


def _but_for_status(data: bytes) -> str:
    """A text without its status of a draft, which a migration or a writer has given it."""
    return _DRAFT.sub("", data.decode("utf-8", "replace"), count=1)


def _create(path: Path, data: bytes) -> None:
    """Write *path* whole or not at all. Raises FileExistsError if it is there by now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
        file.write(data)
    draft = Path(file.name)
    draft.chmod(0o644)
    try:
        os.link(draft, path)
    finally:
        draft.unlink()
