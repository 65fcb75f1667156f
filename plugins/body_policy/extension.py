"""The part of the check that has to run before Markdown: the limits of a text."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from body_policy import limits


class BodyPolicy(Extension):
    """Keeps from Markdown what would take it hours; `analysis` says what is wrong with it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.register(_Limits(md), "body_policy", 1000)


class _Limits(Preprocessor):
    """First of all, before any other work on the text."""

    def run(self, lines: list[str]) -> list[str]:
        return [] if any(limits.excesses("\n".join(lines))) else lines


def makeExtension() -> BodyPolicy:  # noqa: N802 - Python-Markdown's name
    return BodyPolicy()
