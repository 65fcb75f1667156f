"""Marks become numbers: each source of a page is numbered by its first use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from markupsafe import Markup

from citations.groups import Citation, MalformedGroupError, parse_group

_MARK = re.compile(r'<sup class="cite" data-cite="([^"]*)"></sup>')
_NUMBERED_MARK = re.compile(r'<sup class="cite">.*?</sup>', re.DOTALL)


@dataclass(slots=True)
class Use:
    """A source as one page uses it: its *number* there and how often it is *cited*."""

    key: str
    number: int
    cited: int = 0

    def mark_id(self, occurrence: int) -> str:
        """The `id` of the *occurrence*-th citation, counted from 1."""
        return f"c{self.number}" if occurrence == 1 else f"c{self.number}-{occurrence}"


@dataclass(slots=True)
class Numbered:
    """A page whose marks are numbers, and its sources in the order of these."""

    html: str = ""
    uses: list[Use] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)


def number(html: str) -> Numbered:
    """Fill the marks of *html*; numbers depend on this text alone. No key at all gets no number."""
    numbered = Numbered()
    uses: dict[str, Use] = {}

    def fill(match: re.Match[str]) -> str:
        links = [_link(use, locator) for use, locator in _resolve(match, uses, numbered)]
        return Markup('<sup class="cite">{}</sup>').format(Markup(",").join(links)) if links else ""

    numbered.html = _MARK.sub(fill, html)
    numbered.uses = list(uses.values())
    return numbered


def _resolve(
    match: re.Match[str], uses: dict[str, Use], numbered: Numbered
) -> list[tuple[Use, str]]:
    try:
        citations = parse_group(unescape(match[1]))
    except MalformedGroupError as error:
        numbered.malformed.append(str(error))
        return []
    return [_use(citation, uses) for citation in citations]


def _use(citation: Citation, uses: dict[str, Use]) -> tuple[Use, str]:
    use = uses.setdefault(citation.key, Use(citation.key, len(uses) + 1))
    use.cited += 1
    return use, citation.locator


def _link(use: Use, locator: str) -> Markup:
    place = Markup("({})").format(locator) if locator else Markup("")
    return (
        Markup('<a href="#r{0}" id="{1}">{0}</a>').format(use.number, use.mark_id(use.cited))
        + place
    )


def without_marks(html: str) -> str:
    """*html* without any mark, numbered or not: for summaries, descriptions and excerpts."""
    return _NUMBERED_MARK.sub("", _MARK.sub("", html))
