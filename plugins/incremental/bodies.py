"""How pages and feeds show the text of content, as JSON for an edit of that text alone.

`{"text": "html", "of": …, "head": 120, "summary": …}`: the text, whose digest is `of`, stands in
the file once, as it is (`xml`: escaped, nothing: not at all), and the file is the same for all
texts that begin with the same `head` characters and are not the summary with the digest `summary`.
Nothing at all says that it is not known what the file would be with another text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import jinja2
from pelican.contents import Content

from incremental.outlets import TEXT, Outlets
from incremental.projection import shows_body
from incremental.recorder import Recorder
from incremental.schema import source_of
from incremental.splicing import text_digest

UNKNOWN: Final = ""
# HTML of which any parser makes the same tags, words and references, whatever follows it.
_SIMPLE: Final = re.compile(
    r"(?:[^<&]|&(?:#[0-9]+|[a-zA-Z][a-zA-Z0-9]*);"
    r"|</?(?:a|abbr|b|blockquote|br|cite|code|dd|del|div|dl|dt|em|h[1-6]|hr|i|img|ins|kbd|li|mark"
    r"|ol|p|pre|q|s|small|span|strong|sub|sup|u|ul|var)"
    r"(?:\s+[a-zA-Z-]+(?:=\"[^\"<>&]*\")?)*\s*/?>)*+"
)
_TOC: Final = re.compile("toc-backref|contents")  # may be cut out of a summary
_TAG_END: Final = re.compile(r"<[^>]*>")
Namer = Callable[[Content], str]


class Bodies:
    """What is known of the texts of one build with *settings*."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._outlets = Outlets()
        self._heads: dict[Content, int | None] = {}

    def on_page(self, recorder: Recorder, env: jinja2.Environment, root: str, name: Namer) -> str:
        """As JSON, by source, how the page that was rendered from the template *root* shows it."""
        asked = {
            content: {each: times for each, times in all_asked.items() if shows_body(content, each)}
            for content, all_asked in recorder.attributes.items()
        }
        templates = [root, *recorder.templates]
        shown = {c: self._on_page(c, some, env, templates) for c, some in asked.items() if some}
        return json.dumps({source_of(name(content)): how for content, how in shown.items()})

    def _on_page(
        self,
        content: Content,
        asked: Mapping[str, int],
        env: jinja2.Environment,
        templates: Iterable[str],
    ) -> str:
        head = self._head(content) if "summary" in asked else 0
        if not asked.keys() <= {TEXT, "summary"} or head is None:
            return UNKNOWN
        if TEXT not in asked:
            return _shown("", content.content, head)
        if asked[TEXT] != 1 or not self._outlets.are_plain(env, templates):
            return UNKNOWN
        return _shown("html", content.content, head)

    def in_feed(self, items: Iterable[Content], kind: str, siteurl: str, name: Namer) -> str:
        """As JSON, by source, how the feed with *items*, as Pelican writes it, shows it."""
        return json.dumps({source_of(name(i)): self._in_feed(i, kind, siteurl) for i in items})

    def _in_feed(self, item: Content, kind: str, siteurl: str) -> str:
        text = item.get_content(siteurl)
        if kind == "rss" and not self._settings.get("RSS_FEED_SUMMARY_ONLY"):
            return _shown("xml", text, 0)
        head = self._head(item)
        if head is None or item.summary == text:
            return UNKNOWN
        return _shown("" if kind == "rss" else "xml", text, head, item.summary)

    def _head(self, content: Content) -> int | None:
        """How many characters of the text decide the summary; None if all may."""
        if content not in self._heads:
            given = "summary" in content.metadata
            self._heads[content] = 0 if given else self._truncated(content)
        return self._heads[content]

    def _truncated(self, content: Content) -> int | None:
        if self._settings.get("SUMMARY_MAX_PARAGRAPHS") is not None:
            return None
        text, summary = content.content, content.summary
        end = summary.rfind(f" {self._settings['SUMMARY_END_SUFFIX'] or summary}")
        if text == summary or end < 0 or text[:end] != summary[:end] or _TOC.search(text):
            return None
        # The last word may reach up to the next tag, and at a tag it is known to have ended.
        tag = _TAG_END.search(text, end)
        return tag.end() if tag and _SIMPLE.fullmatch(text, 0, tag.end()) else None


def _shown(text: str, of: str, head: int, summary: str = "") -> str:
    told = {"text": text, "of": text_digest(of), "head": head}
    return json.dumps(told | ({"summary": text_digest(summary)} if summary else {}))
