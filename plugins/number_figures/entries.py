"""The lines of a directive, apart: options that are known by name, and rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from citations.groups import GROUP_PATTERN, find_groups, without_groups
from number_figures.directive import Directive
from number_figures.figure import Texts
from report.diagnostic import Diagnostic, wrong_value

FIELD = "figure"
_COMMON = ("title", "source", "note", "name")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SOURCES_AT_END = re.compile(rf"(?:\s*{GROUP_PATTERN})+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """`name: value` on *line*, without the citation groups that end it, which are its *source*."""

    line: int
    name: str
    value: str
    source: str = ""


@dataclass(slots=True)
class Entries:
    """What a directive that begins on *line* says; *diagnostics* grows while it is read."""

    line: int
    known: tuple[str, ...]
    options: dict[str, Entry] = field(default_factory=dict)
    rows: list[Entry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def refuse(self, line: int, typed: str, wanted: str, remedy: str) -> None:
        self.diagnostics.append(wrong_value(line, FIELD, typed, wanted, remedy))

    def refuse_value(self, row: Entry, typed: str, wanted: str, remedy: str) -> None:
        """Refuse what a row says, or the name of an option that is nearly one."""
        near = get_close_matches(row.name.lower(), self.known, n=1, cutoff=0.75)
        if near:
            self.refuse(row.line, row.name, "want a known name", f"did you mean {near[0]}?")
        else:
            self.refuse(row.line, typed, wanted, remedy)

    def refuse_repeated(self, entry: Entry) -> None:
        self.refuse(entry.line, entry.name, "want each name once", "choose another")

    def texts(self) -> Texts:
        """Title, source, note and name."""
        given = {name: each.value for name, each in self.options.items() if name in _COMMON}
        if not given.get("title"):
            self.refuse(self.line, "", "want a title", "add a line title: …")
        name = self.options.get("name")
        if name and not _NAME.fullmatch(name.value):
            wanted = "want lower-case letters, digits and single hyphens"
            self.refuse(name.line, name.value, wanted, "write name: two-trials")
        return Texts(*(given.get(each, "") for each in _COMMON))


def read_entries(directive: Directive, options: tuple[str, ...]) -> Entries:
    """The entries of *directive*, whose kind knows *options* besides those of all."""
    entries = Entries(directive.start + 1, (*_COMMON, *options))
    if directive.end is None:
        entries.refuse(entries.line, "", "want its end", "add ``` below")
    for each in _split(directive, entries):
        if each.name not in entries.known:
            entries.rows.append(_row(each))
        elif each.name in entries.options:
            entries.refuse_repeated(each)
        else:
            entries.options[each.name] = each
    return entries


def refuse_repeated_names(entries: Entries) -> None:
    """Each row of numbers has a name of its own; several events may share a date."""
    seen: set[str] = set()
    for row in entries.rows:
        if row.name in seen:
            entries.refuse_repeated(row)
        seen.add(row.name)


def refuse_without_source(entries: Entries) -> None:
    """Each number has its source: that of the figure, or one in its own row."""
    whole = entries.options.get("source")
    if whole and (next(find_groups(whole.value), None) is None or without_groups(whole.value)):
        remedy = "write source: [@key]"
        entries.refuse(whole.line, whole.value, "want citations and nothing else", remedy)
    elif not whole:
        bare = [row for row in entries.rows if not _cites(row)]
        if bare:
            remedy = "add a line source: [@key], or [@key] at the end of each row"
            entries.refuse(bare[0].line, bare[0].name, "want a source for it", remedy)


def _cites(row: Entry) -> bool:
    return bool(row.source) or next(find_groups(row.value), None) is not None


def _split(directive: Directive, entries: Entries) -> Iterator[Entry]:
    for line in directive.lines:
        name, colon, value = (part.strip() for part in line.text.partition(":"))
        if name and colon and value:
            yield Entry(line.number, name, value)
        elif line.text:
            entries.refuse(line.number, line.text, "want a name, a colon and a value", "write a: b")


def _row(entry: Entry) -> Entry:
    found = _SOURCES_AT_END.search(entry.value)
    if not found:
        return entry
    return Entry(entry.line, entry.name, entry.value[: found.start()], found[0].strip())
