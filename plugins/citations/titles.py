"""Titles of works, journals and books, which biblatex divides among several fields.

Fields after the manual of biblatex 3.20, section 2.2.2.
"""

from __future__ import annotations

from citations.fields import Fields
from citations.sentences import is_ended, sentences


def work(fields: Fields) -> str:
    """`Title: Subtitle. Addition`."""
    return _whole(fields, "title", "subtitle", "titleaddon")


def journal(fields: Fields) -> str:
    """`Clinical Reports. Psychiatry`, whose second part is `journalsubtitle`, as in biblatex."""
    name = fields.text("journal", "journaltitle")
    parts = [fields.text("journalsubtitle"), fields.text("journaltitleaddon")]
    return sentences(name, *parts).rstrip(".") if any(parts) else name


def issue(fields: Fields) -> str:
    """The title of an issue that has one of its own."""
    return _whole(fields, "issuetitle", "issuesubtitle", "issuetitleaddon")


def book(fields: Fields) -> str:
    """The book that a work is part of."""
    return _whole(fields, "booktitle", "booksubtitle", "booktitleaddon")


def volumes(fields: Fields) -> str:
    """The work of several volumes of which a book is one."""
    return _whole(fields, "maintitle", "mainsubtitle", "maintitleaddon")


def event(fields: Fields) -> str:
    """The conference or other event at which something was said."""
    return _whole(fields, "eventtitle", "", "eventtitleaddon")


def _whole(fields: Fields, title: str, subtitle: str, addition: str) -> str:
    first, second, third = (fields.text(name) for name in (title, subtitle, addition))
    has_sign = is_ended(first) or first.endswith((":", ";", ","))
    between = " " if has_sign else ": "  # as biblatex's `subtitlepunct`
    return sentences(between.join(part for part in (first, second) if part), third)
