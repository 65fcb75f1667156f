"""The check as an extension of Markdown, where the text, its file and its line are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

import report
from body_policy import elements, limits, outline, prose
from body_policy.policy import Policy
from report.refusal import Refusal
from report.source_lines import Lines

LANGUAGES = frozenset(
    {"bash", "bibtex", "console", "css", "csv", "diff", "html", "ini", "js", "json", "markdown"}
    | {"md", "python", "r", "sh", "sql", "text", "toml", "xml", "yaml"}
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the owner of a site may widen."""

    policy: Policy
    languages: frozenset[str] = LANGUAGES


def objections(html: str, lines: Lines, rules: Rules) -> Iterator[Refusal]:
    """Every refusal of a body and of the *html* that it became."""
    return chain(
        elements.objections(html, lines, rules.policy),
        outline.objections(html, lines),
        prose.pictures(html, lines),
        prose.footnotes(lines),
        prose.references(lines),
        prose.empty_links(html, lines),
        prose.characters(html, lines),
        prose.fences(lines, rules.languages),
    )


class BodyPolicy(Extension):
    """Tells the report what a body must not hold."""

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.rules = rules

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(_Limits(md), "body_policy", 1000)
        check = _Policy(md, self.rules)
        md.treeprocessors.register(_Ready(md, check), "body_policy", -1000)
        md.postprocessors.register(check, "body_policy", -1000)


class _Limits(Preprocessor):
    """First of all: what would keep Markdown busy for hours is not given to it."""

    def run(self, lines: list[str]) -> list[str]:
        refusals = list(limits.excesses("\n".join(lines)))
        first = getattr(self.md, "body_line", 1)
        moved = (Refusal(r.line + first - 1, *_rest(r)) for r in refusals)
        _tell(self.md, moved)
        if refusals:
            self.md.body = ""  # type: ignore[attr-defined]
        return [] if refusals else lines


class _Policy(Postprocessor):
    """Last of all: what readers would get is held against the policy."""

    def __init__(self, md: Markdown, rules: Rules) -> None:
        super().__init__(md)
        self._rules = rules
        self.ready = False

    def run(self, text: str) -> str:
        if self.ready:
            self.ready = False
            lines = Lines(getattr(self.md, "body", ""), getattr(self.md, "body_line", 1))
            _tell(self.md, objections(text, lines, self._rules))
        return text


class _Ready(Treeprocessor):
    """The table of contents runs every postprocessor on each heading: only the page is meant."""

    def __init__(self, md: Markdown, check: _Policy) -> None:
        super().__init__(md)
        self._check = check

    def run(self, _root: Element) -> None:
        self._check.ready = True


def _tell(md: Any, refusals: Iterable[Refusal]) -> None:
    path = getattr(md, "source_path", "a text")
    for refusal in refusals:
        report.tell(refusal.at(path))


def _rest(refusal: Refusal) -> tuple[str, str, str, str]:
    return refusal.field, refusal.typed, refusal.wanted, refusal.remedy
