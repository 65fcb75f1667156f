"""The report as text for people and as JSON for editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from report.diagnostic import Diagnostic
from report.grouped import HUGE, MANY, by_kind, groups, largest

_COUNTED = ("error", "warning")
_RED, _YELLOW, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"


def text(
    diagnostics: Iterable[Diagnostic], *, colour: bool = False, every: bool = True, more: str = ""
) -> str:
    """One line a diagnostic, sorted, and a last line that counts them; never wrapped.

    Notes come first and are not counted. Unless *every* line is wanted, a long report begins with
    counts, and of the same problem in many places it has the first few lines; a very long one has
    the problems that are most frequent. *more* tells how to see the others.
    """
    ordered = sorted(set(diagnostics))
    notes = [each for each in ordered if each.level == "note"]
    counted = [each for each in ordered if each.level != "note"]
    show = _coloured if colour else _line
    lines = [show(each) for each in notes]
    if every or len(counted) <= MANY:
        lines += [show(each) for each in counted]
    else:
        lines += [f"{count(counted)}:", *by_kind(counted), ""]
        shown = groups(counted)
        if len(counted) > HUGE:
            others, shown = len(shown), largest(shown)
            lines += ["Mend these first:"]
        for group in shown:
            lines += [*map(show, group.shown), *([_rest(group.left_out, more)] * group.is_cut)]
        if len(counted) > HUGE and others > len(shown):
            lines += [_others(others - len(shown), more)]
    return "\n".join([*lines, *([count(counted)] if counted or not lines else [])]) + "\n"


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """`3 mistakes and 1 warning in 2 files`."""
    errors = sum(each.level == "error" for each in diagnostics)
    warnings = len(diagnostics) - errors
    counted = [plural(errors, "mistake")] if errors or not warnings else []
    counted += [plural(warnings, "warning")] if warnings else []
    files = plural(len({each.path for each in diagnostics}), "file")
    return f"{' and '.join(counted)} in {files}"


def plural(number: int, noun: str) -> str:
    """`1 post`, `1,204 posts`; *noun* is the singular of one that takes an s."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def json_text(diagnostics: Iterable[Diagnostic]) -> str:
    """`as_data` as one JSON object."""
    return json.dumps(as_data(diagnostics), ensure_ascii=False, indent=1) + "\n"


def as_data(diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """`mistakes`, sorted, each with the fields of `Diagnostic`; numbers of errors and warnings."""
    ordered = sorted(set(diagnostics))
    names = [field.name for field in fields(Diagnostic)]
    entries = [{name: getattr(each, name) for name in names} for each in ordered]
    errors, warnings = (sum(each.level == level for each in ordered) for level in _COUNTED)
    return {"mistakes": entries, "errors": errors, "warnings": warnings}


def _line(diagnostic: Diagnostic) -> str:
    return f"{diagnostic}" + (" (warning)" if diagnostic.level == "warning" else "")


def _coloured(diagnostic: Diagnostic) -> str:
    if diagnostic.level == "note":
        return str(diagnostic)
    place = diagnostic.place
    rest = _line(diagnostic).removeprefix(f"{place}: {diagnostic.field}")
    tint = _YELLOW if diagnostic.level == "warning" else _RED
    return f"{_BOLD}{place}{_PLAIN}: {tint}{diagnostic.field}{_PLAIN}{rest}"


def _rest(number: int, more: str) -> str:
    return f"  … and {number:,} more like it" + (f"; {more}" if more else "")


def _others(number: int, more: str) -> str:
    return f"  … and {plural(number, 'other problem')}" + (f"; {more}" if more else "")
