"""A link of each heading to itself, so that readers can share a place in a text."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from report.plain_text import plain_text

_HEADING: Final = re.compile(
    r"""<!--.*?-->|<(h[2-6])\b([^<>]*\sid="([^"]*)"[^<>]*)>(.*?)</\1>""", re.DOTALL
)


def with_heading_links(html: str) -> str:
    """*html*, in which the words of each heading with an `id` are a link to it.

    A heading that holds a link of its own, which cannot hold another, ends in one without words.
    """
    return _HEADING.sub(_linked, html) if "</h" in html else html


def _linked(match: re.Match[str]) -> str:
    name, attributes, anchor, inside = match.groups()
    if not anchor or not inside.strip():
        return match[0]
    if "<a" in inside:
        words = escape(plain_text(inside))
        link = f'{inside}<a href="#{anchor}" aria-label="{words}"></a>'
    else:
        link = f'<a href="#{anchor}">{inside}</a>'
    return f"<{name}{attributes}>{link}</{name}>"
