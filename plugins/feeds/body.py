"""How a body stands in a feed, also for an edit of a text whose feeds are patched in place."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

from feeds.absolute import absolute_links
from feeds.popovers import without_popovers
from report.plain_text import xml_text


def for_feed(html: str, page_url: str) -> str:
    """*html* without popovers, and with absolute addresses if *page_url* is one; else it is ""."""
    return absolute_links(without_popovers(html), page_url)


def in_xml(html: str, page_url: str) -> str:
    """*html* as the content of an entry of Atom or an item of RSS; *page_url* is absolute or ""."""
    return escape(xml_text(for_feed(html, page_url)))


def in_json(html: str, page_url: str) -> str:
    """*html* as the content of an item of a JSON feed, between its quotes."""
    return json.dumps(for_feed(html, page_url), ensure_ascii=False)[1:-1]
