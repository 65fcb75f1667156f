"""Checks that an SVG, a document of the same origin, has no scripts and loads nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report.diagnostic import Diagnostic, wrong_value

_ACTIVE = (
    (re.compile(r"<\s*(script|foreignObject|iframe|embed|object|handler)\b", re.I), "<{}>"),
    (re.compile(r"\s(on[a-z]+)\s*=", re.I), "{}"),
    (re.compile(r"(<!(?:DOCTYPE|ENTITY))", re.I), "{}"),
    (re.compile(r"(@import|javascript:|vbscript:)", re.I), "{}"),
    (re.compile(r"""(?:href|src)\s*=\s*["']\s*((?:https?:)?//[^"'\s]*|data:text)""", re.I), "{}"),
)


def diagnostics(text: str) -> Iterator[Diagnostic]:
    """Diagnostics of what acts or fetches in the SVG *text*, with lines."""
    if "<svg" not in text[:4096]:
        yield wrong_value(1, "picture", "", "want an SVG", "save it as SVG or rename it")
    for pattern, form in _ACTIVE:
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            typed = form.format(match[1])
            wanted = "want a drawing that neither acts nor fetches"
            yield wrong_value(line, "picture", typed, wanted, "delete it")
