"""The analysis of one text: what would be published as something else than was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from body_policy.limits import excesses
from documents.builder import DocumentBuilder, Fragment
from report.diagnostic import Diagnostic
from report.source_lines import Lines

from . import braces, foreign, inline, rendered, slips, unseen
from .restater import Restater


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Add every diagnostic of the body and the summary. *options*: the kinds of `boxes`."""
    for fragment in builder.fragments:
        if not any(excesses(fragment.text)):
            for diagnostic in diagnostics(fragment, options.get("boxes")):
                builder.add(fragment.named(diagnostic))


def diagnostics(fragment: Fragment, boxes: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Every diagnostic of *fragment*, as typed and as Markdown has read it."""
    restater = Restater()
    restater.restate(fragment.text.expandtabs(4).split("\n"))
    for each in restater.diagnostics:
        yield replace(each, line=each.line + fragment.line - 1)
    lines = Lines(fragment.text, fragment.line)
    yield from foreign.diagnostics(lines, boxes)
    yield from slips.diagnostics(lines)
    yield from unseen.diagnostics(lines)
    yield from inline.diagnostics(lines)
    yield from braces.diagnostics(fragment.html, lines)
    yield from rendered.diagnostics(fragment.html, lines)
