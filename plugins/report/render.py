"""The report as text for people, for GitHub and for editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from report.diagnostic import Diagnostic

_COUNTED = ("error", "warning")
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_RED, _YELLOW, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"


def text(mistakes: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """One line a mistake, sorted, and a last line that counts them; never wrapped.

    Notes come first and are not counted.
    """
    ordered = sorted(set(mistakes), key=lambda each: (each.level != "note", each))
    counted = [mistake for mistake in ordered if mistake.level != "note"]
    lines = [_coloured(mistake) if colour else _line(mistake) for mistake in ordered]
    return "\n".join([*lines, *([count(counted)] if counted or not lines else [])]) + "\n"


def count(mistakes: Sequence[Diagnostic]) -> str:
    """`3 mistakes and 1 warning in 2 files`."""
    errors = sum(mistake.level == "error" for mistake in mistakes)
    warnings = len(mistakes) - errors
    counted = [_plural(errors, "mistake")] if errors or not warnings else []
    counted += [_plural(warnings, "warning")] if warnings else []
    files = _plural(len({mistake.path for mistake in mistakes}), "file")
    return f"{' and '.join(counted)} in {files}"


def github(mistakes: Iterable[Diagnostic]) -> str:
    """GitHub's workflow commands, one for each mistake."""
    return "".join(
        f"::{_COMMANDS[mistake.level]} file={_property(mistake.path)},line={mistake.line}"
        f",title={_property(mistake.field)}::{_message(mistake)}\n"
        for mistake in sorted(set(mistakes))
    )


def json_text(mistakes: Iterable[Diagnostic]) -> str:
    """One JSON object for editors: `mistakes`, each with the fields of `Diagnostic`, and counts."""
    ordered = sorted(set(mistakes))
    names = ("path", "line", "field", "problem", "remedy", "level")
    told = [{name: getattr(mistake, name) for name in names} for mistake in ordered]
    errors, warnings = (sum(each.level == kind for each in ordered) for kind in _COUNTED)
    whole = {"mistakes": told, "errors": errors, "warnings": warnings}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _line(mistake: Diagnostic) -> str:
    return f"{mistake}" + (" (warning)" if mistake.level == "warning" else "")


def _coloured(mistake: Diagnostic) -> str:
    if mistake.level == "note":
        return str(mistake)
    place = f"{mistake.path}:{mistake.line}"
    rest = _line(mistake).removeprefix(f"{place}: {mistake.field}")
    tint = _YELLOW if mistake.level == "warning" else _RED
    return f"{_BOLD}{place}{_PLAIN}: {tint}{mistake.field}{_PLAIN}{rest}"


def _message(mistake: Diagnostic) -> str:
    told = str(mistake).removeprefix(f"{mistake.path}:{mistake.line}: ")
    return told.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    escaped = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
