"""Reads the file that says what the site is; every mistake in it comes in one report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

import msgspec

from report.diagnostic import Diagnostic, DiagnosticsError, wrong_value
from site_identity.checks import problems
from site_identity.identity import Identity
from site_identity.source import line_of
from site_identity.words import Words

_FIELDS: Final = {field.name: field for field in msgspec.structs.fields(Identity)}
# For fields that have no default; no reader sees them.
_STAND_INS: Final[dict[str, Any]] = {
    "name": "Site",
    "subtitle": "Site",
    "address": "https://site.invalid",
    "author": "Author",
    "security_expires": datetime(2999, 1, 1, tzinfo=UTC),
}
_READ_WITH_TEXTS: Final = frozenset({"kind", "language", "languages", "reviewers", "timezone"})
_left_out: Final = ContextVar("left_out", default=False)
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


@contextmanager
def mistakes_left_out() -> Iterator[None]:
    """A context in which `read_identity` gives a field with a mistake its default.

    That is for a report of what is wrong besides, never for a site that is built. It still raises
    DiagnosticsError when the texts would have other mistakes with the default.
    """
    token = _left_out.set(True)
    try:
        yield
    finally:
        _left_out.reset(token)


def are_mistakes_left_out() -> bool:
    """Whether a field that `read_identity` gives may have its default for a mistake."""
    return _left_out.get()


def parse(text: str) -> Identity:
    """The identity in *text*. Raises DiagnosticsError; its diagnostics have no path yet."""
    given = _table(text)
    wrong = [*_unknown(text, given, _FIELDS), *_mistyped(text, given)]
    identity = _without(given, wrong)
    wrong += [
        wrong_value(line_of(text, field, value), field, value, wanted, remedy)
        for field, value, wanted, remedy in problems(identity)
    ]
    if not wrong:
        return identity
    if not _left_out.get() or any(_matters(each.field) for each in wrong):
        raise DiagnosticsError(wrong)
    return _without(given, wrong)


def _without(given: Mapping[str, Any], wrong: Iterable[Diagnostic]) -> Identity:
    """The identity of the fields *given* that are not *wrong*, and of defaults."""
    kept = _FIELDS.keys() - {each.field.partition(".")[0] for each in wrong}
    return msgspec.convert(
        {**_STAND_INS, **{name: given[name] for name in given.keys() & kept}}, Identity
    )


def _matters(field: str) -> bool:
    """Whether *field*, or the one that it seems to mean, decides what is right in a text."""
    name = field.partition(".")[0]
    return bool(_READ_WITH_TEXTS & {name, *get_close_matches(name, _FIELDS, n=1)})


def _table(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _SYNTAX.match(str(error))
        problem, line = (match[1], int(match[2] or 1)) if match else (str(error), 1)
        diagnostic = Diagnostic("", line, "TOML", problem, "correct the line")
        raise DiagnosticsError([diagnostic]) from None


def _unknown(
    text: str, given: Mapping[str, Any], known: Mapping[str, Any], table: str = ""
) -> Iterator[Diagnostic]:
    """The fields *given* in *table*, which is empty for the file itself, that are not *known*."""
    for name in given.keys() - known.keys():
        field = f"{table}.{name}" if table else name
        near = get_close_matches(name, known, n=1)
        remedy = (
            f"did you mean {near[0]}?" if near else f"delete it; docs/{_home(field)}.md lists all"
        )
        yield Diagnostic("", line_of(text, field), field, "no such field", remedy)


def _mistyped(text: str, given: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for name, field in _FIELDS.items():
        if name not in given:
            if field.required:
                yield Diagnostic("", 1, name, "is missing", f"add a line `{name} = …`")
            continue
        yield from _wrong(text, name, field.type, given[name])


def _wrong(text: str, field: str, wanted: Any, value: Any) -> Iterator[Diagnostic]:
    """What is wrong with the type of *value*, and of each value in a table of tables."""
    if get_origin(wanted) is dict and isinstance(value, dict):
        for key, each in value.items():
            yield from _wrong(text, f"{field}.{key}", get_args(wanted)[1], each)
        return
    if wanted is Words and isinstance(value, dict):
        yield from _wrong_words(text, field, value)
        return
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        problem = str(error).replace("`", "").partition(" - at ")[0]
        choices = get_args(wanted) if get_origin(wanted) is Literal else ()
        has = f"docs/{_home(field)}.md has an example"
        remedy = f"write {' or '.join(choices)}" if choices else has
        yield Diagnostic("", line_of(text, field), field, problem, remedy)


def _wrong_words(text: str, table: str, given: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """What is wrong with the fields *given* of a language, `languages.de`."""
    known = {each.name: each.type for each in msgspec.structs.fields(Words)}
    yield from _unknown(text, given, known, table)
    for name in given.keys() & known.keys():
        yield from _wrong(text, f"{table}.{name}", known[name], given[name])


def _home(field: str) -> str:
    """The page of `docs/` that describes *field*."""
    return "languages" if field.startswith("languages.") else "identity"
