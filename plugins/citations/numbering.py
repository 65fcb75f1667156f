"""Marks become numbers: each source of a page is numbered by its first use.

All of this depends on the page alone; which keys the library has is asked afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from markupsafe import escape

from citations.groups import Citation, MalformedGroupError, parse_group
from citations.superscripts import parted

# A writer's `{: .class}` may have added attributes to a mark; a comment shows none.
_MARK_PATTERN = r'<sup\b[^<>]*\bdata-cite="([^"]*)"[^<>]*></sup>'
_MARK = re.compile(_MARK_PATTERN)
_MARK_OR_COMMENT = re.compile(rf"<!--.*?-->|{_MARK_PATTERN}", re.DOTALL)
_NUMBERED_MARK = re.compile(r'<sup class="cite">.*?</sup>', re.DOTALL)
_LATER_ID = re.compile(r'(<a href="#r:\d+") id="c:\d+-\d+"')
_LINK_START = re.compile(r"<a[\s>]")


@dataclass(slots=True)
class Use:
    """A source as one page uses it: its *number* there and how often it is *cited*."""

    key: str
    number: int
    cited: int = 0


@dataclass(frozen=True, slots=True)
class MalformedGroup:
    """A group of which *part* cannot be read; *inside* is what stands between its brackets."""

    inside: str
    part: str


@dataclass(slots=True)
class Numbered:
    """A page whose marks are numbers, and its sources in the order of these.

    *linked* are the insides of groups in a link, which cannot hold the link to a reference.
    """

    html: str = ""
    uses: list[Use] = field(default_factory=list)
    malformed: list[MalformedGroup] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)


def mark_id(number: int, occurrence: int) -> str:
    """The `id` of the *occurrence*-th citation, counted from 1, of the source *number*."""
    return f"c:{number}" if occurrence == 1 else f"c:{number}-{occurrence}"


def number(html: str) -> Numbered:
    """Fill the marks of *html*; a group that cannot be read, or that is in a link, vanishes."""
    numbered = Numbered()
    uses: dict[str, Use] = {}

    def fill(match: re.Match[str]) -> str:
        if match[1] is None:
            return _MARK.sub("", match[0])
        inside = unescape(match[1])
        if _is_in_link(html, match.start()):
            numbered.linked.append(inside)
            return ""
        try:
            citations = parse_group(inside)
        except MalformedGroupError as error:
            numbered.malformed.append(MalformedGroup(inside, str(error)))
            return ""
        links = [_link(_use(citation, uses), citation) for citation in citations]
        comma = ", " if any(each.prefix for each in citations[1:]) else ","
        return f'<sup class="cite">{comma.join(links)}</sup>'

    numbered.html = parted(_MARK_OR_COMMENT.sub(fill, html))
    numbered.uses = list(uses.values())
    return numbered


def _is_in_link(html: str, position: int) -> bool:
    """Whether the last link that begins before *position* of *html* is still open there."""
    end = html.rfind("</a>", 0, position)
    return _LINK_START.search(html, max(end, 0), position) is not None


def _use(citation: Citation, uses: dict[str, Use]) -> Use:
    use = uses.setdefault(citation.key, Use(citation.key, len(uses) + 1))
    use.cited += 1
    return use


def _link(use: Use, citation: Citation) -> str:
    prefix = f"{escape(citation.prefix)} " if citation.prefix else ""
    place = f"({escape(citation.locator)})" if citation.locator else ""
    link = f'<a href="#r:{use.number}" id="{mark_id(use.number, use.cited)}">{use.number}</a>'
    return f"{prefix}{link}{place}"


def marks(html: str) -> list[str]:
    """The insides of the groups that the marks of *html* stand for."""
    return [unescape(inside) for inside in _MARK.findall(html)]


def without_later_ids(html: str) -> str:
    """*html* without the `id` of each citation but the first of its source.

    For a list of references that leads back to the first one only.
    """
    return _LATER_ID.sub(r"\1", html)


def without_marks(html: str) -> str:
    """*html* without any mark, numbered or not: for summaries, descriptions and excerpts."""
    return _NUMBERED_MARK.sub("", _MARK.sub("", html))
