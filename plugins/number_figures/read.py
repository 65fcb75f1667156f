"""A directive becomes a typed figure, or diagnostics: each with its line and its remedy."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from difflib import get_close_matches
from itertools import pairwise

from number_figures import numbers
from number_figures.directive import Directive
from number_figures.entries import (
    FIELD,
    Entries,
    Entry,
    read_entries,
    refuse_repeated_names,
    refuse_without_source,
)
from number_figures.figure import (
    BarRow,
    Bars,
    Event,
    Figure,
    IconArray,
    Measure,
    Share,
    Timeline,
)
from report.diagnostic import Diagnostic, wrong_value

LARGEST = 1000
"""People in an icon array: more are too small to be seen on a phone."""


def read(directive: Directive, *, sourced: bool = True) -> tuple[Figure | None, list[Diagnostic]]:
    """The figure of *directive*, none if anything is refused; each number is to be *sourced*."""
    if directive.kind not in _KINDS:
        near = get_close_matches(directive.kind.lower(), _KINDS, n=1, cutoff=0.5)
        remedy = f"did you mean {near[0]}?" if near else f"write one of {', '.join(_KINDS)}"
        wanted = "want a known kind of figure"
        return None, [wrong_value(directive.start + 1, FIELD, directive.kind, wanted, remedy)]
    options, build = _KINDS[directive.kind]
    entries = read_entries(directive, options)
    figure = build(entries)
    if sourced:
        refuse_without_source(entries)
    return None if entries.diagnostics else figure, sorted(entries.diagnostics)


def _icon_array(entries: Entries) -> Figure:
    of = entries.options.get("of")
    total = numbers.share(of.value) if of else None
    if of and (not total or total[1]):
        entries.refuse(of.line, of.value, "want a whole number", "write of: 100")
    shares = [_share(row, total[0] if total else None, entries) for row in entries.rows]
    refuse_repeated_names(entries)
    _refuse_fewer(entries, len(shares), "groups")
    return IconArray(entries.texts(), tuple(each for each in shares if each))


def _share(row: Entry, of: int | None, entries: Entries) -> Share | None:
    read = numbers.share(row.value)
    if read is None:
        remedy = "write a number, or 4 of 8"
        entries.refuse_value(row, row.value, "want a whole number of people", remedy)
        return None
    count, total = read[0], read[1] if read[1] is not None else of
    if total is None:
        entries.refuse(row.line, row.value, "want a total", "add a line of: 100, or write 4 of 8")
    elif not 1 <= total <= LARGEST:
        wanted = f"want a total of 1 to {LARGEST:,}"
        entries.refuse(row.line, str(total), wanted, "give it as so many in 100")
    elif count > total:
        entries.refuse(row.line, row.value, f"want at most {total}", "correct it or the total")
    else:
        return Share(row.name, count, total, read[1] is None, row.source)
    return None


def _bars(entries: Entries) -> Figure:
    named = entries.options.get("groups")
    groups = tuple(each.strip() for each in named.value.split("|")) if named else ()
    if named and (len(groups) != 2 or not all(groups)):
        entries.refuse(named.line, named.value, "want two groups", "write groups: A | B")
    rows = tuple(_bar_row(row, max(len(groups), 1), entries) for row in entries.rows)
    refuse_repeated_names(entries)
    _refuse_fewer(entries, sum(len(row.measures) for row in rows), "numbers")
    return Bars(entries.texts(), groups, rows, _scale(entries, rows))


def _bar_row(row: Entry, columns: int, entries: Entries) -> BarRow:
    cells = [cell.strip() for cell in row.value.split("|")]
    measures = [_measure(cell, row, entries) for cell in cells]
    if len(cells) != columns and all(measures):
        wanted = f"want {columns} number{'s' if columns > 1 else ''}, one for each group"
        entries.refuse(row.line, row.value, wanted, "set | between them, and name the groups")
    return BarRow(row.name, tuple(each for each in measures if each), row.source)


def _measure(text: str, row: Entry, entries: Entries) -> Measure | None:
    found = numbers.measure(text)
    if found is None:
        remedy = "write 4.0, or 4.0 (0.6 to 7.3)"
        entries.refuse_value(row, text, "want a number, with or without its interval", remedy)
    elif found.interval and not found.interval[0] <= found.value <= found.interval[1]:
        entries.refuse(row.line, text, "want the number inside its interval", "correct it")
    return found


def _scale(entries: Entries, rows: tuple[BarRow, ...]) -> tuple[Decimal, Decimal]:
    """The ends of the axis: those that are typed, or the least that hold zero and all numbers."""
    measures = [each for row in rows for each in row.measures]
    values = [end for each in measures for end in (each.value, *(each.interval or ()))]
    least, most = min([Decimal(0), *values]), max([Decimal(0), *values])
    typed = entries.options.get("scale")
    ends = numbers.scale(typed.value) if typed else (least, most if most > least else least + 1)
    if typed and ends is None:
        entries.refuse(typed.line, typed.value, "want its two ends", "write scale: 0 to 60")
    elif typed and ends and not ends[0] <= least <= most <= ends[1]:
        wanted = "want a scale that holds 0 and every number"
        entries.refuse(typed.line, typed.value, wanted, f"write {least} to {most} or more")
    return ends or (least, most)


def _timeline(entries: Entries) -> Figure:
    events = [_event(row, entries) for row in entries.rows]
    known = [(row, event) for row, event in zip(entries.rows, events, strict=True) if event]
    for (_, before), (row, event) in pairwise(known):
        if event.day < before.day:
            entries.refuse(row.line, row.name, f"want no date before {before.date}", "move it up")
    _refuse_fewer(entries, len(entries.rows), "dates")
    return Timeline(entries.texts(), tuple(event for _, event in known))


def _event(row: Entry, entries: Entries) -> Event | None:
    found = numbers.day(row.name)
    if found is None:
        remedy = "write 2019, March 2019 or 5 March 2019"
        entries.refuse_value(row, row.name, "want a date", remedy)
        return None
    return Event(row.name, found, row.value + row.source)


def _refuse_fewer(entries: Entries, count: int, what: str) -> None:
    if count < 2:
        entries.refuse(entries.line, "", f"want two {what} or more", "add a line for each")


_KINDS: dict[str, tuple[tuple[str, ...], Callable[[Entries], Figure]]] = {
    "icon-array": (("of",), _icon_array),
    "bars": (("groups", "scale"), _bars),
    "timeline": ((), _timeline),
}
