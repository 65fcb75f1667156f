"""The analysis of one text: what its body and its summary must not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from body_policy import elements, limits, outline, prose
from body_policy.policy import Policy, policy
from documents.builder import DocumentBuilder, Fragment
from report.diagnostic import Diagnostic
from report.source_lines import Lines


@dataclass(frozen=True, slots=True)
class Rules:
    """What the owner of a site may widen."""

    policy: Policy
    languages: frozenset[str] = frozenset()


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Add every diagnostic. *options* has what the site allows: `elements`, `languages`.

    It runs on what Markdown has made, before typography and other plugins change it.
    """
    further = frozenset(options["languages"])
    rules = Rules(policy(options["elements"]), further)
    for fragment in builder.fragments:
        for diagnostic in _diagnostics(fragment, rules):
            builder.add(fragment.named(diagnostic))


def _diagnostics(fragment: Fragment, rules: Rules) -> Iterator[Diagnostic]:
    excesses = limits.excesses(fragment.text)
    if excesses:
        first = fragment.line - 1
        return iter([replace(each, line=each.line + first) for each in excesses])
    return diagnostics(fragment.html, Lines(fragment.text, fragment.line), rules)


def diagnostics(html: str, lines: Lines, rules: Rules) -> Iterator[Diagnostic]:
    """Every diagnostic of a body and of the *html* that it became."""
    return chain(
        elements.diagnostics(html, lines, rules.policy),
        elements.repeated_ids(html, lines),
        elements.blocks_in_words(html, lines),
        outline.diagnostics(html, lines),
        prose.pictures(html, lines),
        prose.footnotes(lines),
        prose.references(lines),
        prose.empty_links(html, lines),
        prose.characters(html, lines),
        prose.fenced_code(lines, rules.languages),
    )
