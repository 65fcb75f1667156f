"""The report as annotations of a change on GitHub.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable

from report.diagnostic import Diagnostic

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def annotate(diagnostics: Iterable[Diagnostic]) -> str:
    """A workflow command for each of *diagnostics*, sorted: an annotation of its line."""
    return "".join(
        f"::{_COMMANDS[each.level]} {_where(each)}title={_property(each.field)}::{_message(each)}\n"
        for each in sorted(set(diagnostics))
    )


def _message(diagnostic: Diagnostic) -> str:
    return _data(str(diagnostic).removeprefix(f"{diagnostic.place}: "))


def _where(diagnostic: Diagnostic) -> str:
    if not diagnostic.line:
        return ""
    return f"file={_property(diagnostic.path)},line={diagnostic.line},"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
