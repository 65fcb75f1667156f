"""The report that a build would make now, found out without Pelican if that is possible."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from documents.document import Document, decode, encode, moved_line_numbers
from documents.steps import load
from report import baseline
from report.collected import judged
from report.diagnostic import Diagnostic
from report.place import shown

from ..schema import GET_DOCUMENT, REPLACED, check_format, inputs, row_digest, stored_value
from ..snapshot import Stamp, files_below
from . import recorded_report
from .recorded_report import RecordedReport

_MOST: Final = 20  # edited texts; with more, a build on all cores is sooner done
# What no pass of the link stage checks, by the part of the document where it stands.
_UNCHECKED: Final = {
    "metadata": frozenset({"description", "summary"}),
    "own": frozenset({"page_policy"}),
    "interface": frozenset({"reading_aids", "related_articles"}),
}


class UnknownReportError(Exception):
    """Only a build can tell; the text says why."""


def known_report(store: Path, conf: Path) -> list[Diagnostic]:
    """What a build with the settings file *conf* would report now, from its *store*.

    Nothing is written. Raises UnknownReportError.
    """
    try:
        with contextlib.closing(_opened(store)) as db:
            return _report(db, recorded_report.name_of(conf))
    except (OSError, sqlite3.Error, ValueError, KeyError, TypeError) as error:
        raise UnknownReportError(f"the store does not tell ({error})") from error


def _opened(store: Path) -> sqlite3.Connection:
    """The store, to read. Raises OSError, sqlite3.Error."""
    db = sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        check_format(db)
        db.execute("BEGIN")  # all that follows is of one moment
    except sqlite3.Error:
        db.close()
        raise
    return db


def _report(db: sqlite3.Connection, name: str) -> list[Diagnostic]:
    last = _last_report(db, name)
    if time.time() >= last.until:
        raise UnknownReportError("another day")
    if last.process_digest != recorded_report.process_digest():
        raise UnknownReportError("another folder, variable or library")
    reported = set(last.reported)
    edited = _edited(db, name, last)
    if edited:
        compiler = load(last.compiler)(last.options, last.analyses)
        for path in edited:
            _exchange(reported, *_compiled(db, last, compiler, path))
    tolerated, wrong = _baseline(last)
    return judged({*reported, *wrong}, last.unpublished, tolerated)


def _last_report(db: sqlite3.Connection, name: str) -> RecordedReport:
    text = stored_value(db, name)
    if text is None:
        raise UnknownReportError("nothing is known of an earlier build")
    return recorded_report.decode(text)


def _baseline(last: RecordedReport) -> tuple[dict[str, baseline.Counts], list[Diagnostic]]:
    """What the baseline tolerates now, and what is wrong with it."""
    if not last.baseline:
        return {}, []
    listed, wrong = baseline.read(Path(last.content).parent / last.baseline, last.baseline)
    return {last.baseline: listed}, wrong


def _edited(db: sqlite3.Connection, name: str, last: RecordedReport) -> list[str]:
    """The texts that have changed, and nothing else has."""
    before = inputs(db, name)
    now: dict[str, Stamp] = files_below(last.roots)
    ours = os.path.join(os.path.dirname(last.content), last.baseline)
    before.pop(ours, None)
    now.pop(ours, None)
    if before.keys() != now.keys():
        raise UnknownReportError("files came or went")
    changed = [path for path, seen in now.items() if before[path] != seen]
    if len(changed) > _MOST or not last.keys.keys() >= {*changed}:
        raise UnknownReportError("more has changed than a few texts")
    return changed


def _compiled(
    db: sqlite3.Connection, last: RecordedReport, compiler: Any, path: str
) -> tuple[str, Document, Document]:
    """The text *path* as a report names it, its document in that build, and its document now."""
    content = Path(last.content)
    below = Path(path).relative_to(content).as_posix()
    before = _cached(db, path, last.keys[path])
    after = decode(encode(compiler.compile(Path(path).read_bytes(), below)))
    if _checked(before) != _checked(after):
        raise UnknownReportError(f"what is checked of the whole site has changed in {below}")
    return shown(content / below, content), before, after


def _cached(db: sqlite3.Connection, path: str, key: str) -> Document:
    """The document of the text *path* that was read under *key*, also if a patch replaced it."""
    for digested, *row in db.execute(f"{GET_DOCUMENT} read_key = ?", (bytes.fromhex(key),)):
        if digested == row_digest(*row):
            return decode(row[2])
    if (text := stored_value(db, f"{REPLACED}{path}")) and text.startswith(f"{key} "):
        return decode(text.partition(" ")[2])
    raise UnknownReportError("an edited text is not cached")


def _checked(document: Document) -> dict[str, dict[str, Any]]:
    """What passes of the link stage may check of *document*."""
    return {
        part: {name: v for name, v in getattr(document, part).items() if name not in unchecked}
        for part, unchecked in _UNCHECKED.items()
    }


def _exchange(reported: set[Diagnostic], path: str, before: Document, after: Document) -> None:
    """Replace the diagnostics of the text *path* in *reported* by those *after* an edit."""
    reported -= {each.at(path) for each in before.findings}
    of_text = [each for each in reported if each.path == path]
    reported.difference_update(of_text)
    reported |= {*_moved(of_text, before, after), *(each.at(path) for each in after.findings)}


def _moved(
    diagnostics: Iterable[Diagnostic], before: Document, after: Document
) -> Iterator[Diagnostic]:
    """*diagnostics* of the link stage at the lines where they are *after* an edit."""
    moved = {0: 0, 1: 1, **moved_line_numbers(before, after)}
    for each in diagnostics:
        if each.line not in moved:
            raise UnknownReportError(f"where line {each.line} is now is not known")
        yield replace(each, line=moved[each.line])
