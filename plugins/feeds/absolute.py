"""Makes every address in HTML absolute, for use outside its page."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

_TAG = re.compile(r"""<!--.*?-->|<[A-Za-z][^\s<>/]*(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)
_ADDRESS = re.compile(
    r"""(?<=\s)(?P<name>(?:href|src|poster|cite|data)\s*=\s*)"""
    r"""(?P<quote>["'])(?P<value>.*?)(?P=quote)""",
    re.DOTALL | re.IGNORECASE,
)


def absolute_links(content: str, page_url: str) -> str:
    """*content* with each address in it resolved against *page_url*, anchors too.

    Text, comments and all other attributes stay as they are, byte for byte.
    """
    if not page_url:
        return content

    def resolve(match: re.Match[str]) -> str:
        value = urljoin(page_url, html.unescape(match["value"]).strip())
        return f"{match['name']}{match['quote']}{html.escape(value)}{match['quote']}"

    def tag(match: re.Match[str]) -> str:
        text = match[0]
        return text if text.startswith("<!--") else _ADDRESS.sub(resolve, text)

    return _TAG.sub(tag, content)
