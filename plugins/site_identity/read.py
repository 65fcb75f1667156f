"""Reads the file that says what the site is; every mistake in it comes in one report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from report.diagnostic import Diagnostic, DiagnosticsError, wrong_value
from site_identity.checks import problems
from site_identity.identity import Identity
from site_identity.source import line_of

_FIELDS: Final = {field.name: field for field in msgspec.structs.fields(Identity)}
_SYNTAX: Final = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")


def read_identity(path: Path) -> Identity:
    """The identity in the TOML file *path*. Raises DiagnosticsError with every mistake."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except DiagnosticsError as error:
        raise DiagnosticsError(each.at(path.name) for each in error.diagnostics) from None
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or "is no text in UTF-8"
        remedy = "restore it from git; docs/identity.md lists its fields"
        raise DiagnosticsError([Diagnostic(path.name, 1, "site", problem, remedy)]) from None


def parse(text: str) -> Identity:
    """The identity in *text*. Raises DiagnosticsError; its diagnostics have no path yet."""
    given = _table(text)
    if wrong := [*_unknown(text, given), *_mistyped(text, given)]:
        raise DiagnosticsError(wrong)
    identity = msgspec.convert(given, Identity)
    told = [
        wrong_value(line_of(text, field, value), field, value, wanted, remedy)
        for field, value, wanted, remedy in problems(identity)
    ]
    if told:
        raise DiagnosticsError(told)
    return identity


def _table(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _SYNTAX.match(str(error))
        problem, line = (match[1], int(match[2] or 1)) if match else (str(error), 1)
        mistake = Diagnostic("", line, "TOML", problem, "correct the line")
        raise DiagnosticsError([mistake]) from None


def _unknown(text: str, given: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for name in given.keys() - _FIELDS.keys():
        near = get_close_matches(name, _FIELDS, n=1)
        remedy = f"did you mean {near[0]}?" if near else "delete it; docs/identity.md lists all"
        yield Diagnostic("", line_of(text, name), name, "no such field", remedy)


def _mistyped(text: str, given: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for name, field in _FIELDS.items():
        if name not in given:
            if field.required:
                yield Diagnostic("", 1, name, "is missing", f"add a line `{name} = …`")
            continue
        try:
            msgspec.convert(given[name], field.type)
        except msgspec.ValidationError as error:
            problem = str(error).replace("`", "").partition(" - at ")[0]
            choices = get_args(field.type) if get_origin(field.type) is Literal else ()
            remedy = (
                f"write {' or '.join(choices)}" if choices else "docs/identity.md has an example"
            )
            yield Diagnostic("", line_of(text, name), name, problem, remedy)
