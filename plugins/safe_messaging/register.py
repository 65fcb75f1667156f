"""The thin Pelican shell: reads each page's source, as typed, and tells what to mend."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.contents import Content, Static

import report
from claims.sentence import readable
from claims.typed import body
from report import Mistake, tell
from report.place import shown
from safe_messaging.check import faults

_FIELDS = ("title", "summary", "description")


def _check(content: Content) -> None:
    """Tell every fault as an error: a page that may harm is not built, not even for its writer."""
    if isinstance(content, Static) or not str(content.source_path).endswith(".md"):
        return
    file = Path(content.source_path)
    path = shown(file, Path(content.settings["PATH"]).absolute())
    text, line = body(file.read_text(encoding="utf-8"))
    for fault in faults(text, line, _fields(content)):
        tell(Mistake(path, fault.line, fault.field, fault.problem, fault.remedy))


def _fields(content: Content) -> dict[str, tuple[int, str]]:
    """The texts of the front matter that the writer gave, each with its line."""
    lines = content.metadata.get("field_lines")
    given = [name for name in _FIELDS if name in (lines or content.metadata)]
    return {
        name: ((lines or {}).get(name, 1), readable(str(content.metadata[name]))) for name in given
    }


def register() -> None:
    report.register()
    signals.content_object_init.connect(_check)
