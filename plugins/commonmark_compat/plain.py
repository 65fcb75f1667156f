"""Text without any sign of Markdown is not searched for each inline pattern.

Of the texts of an article (paragraphs, items, cells) half have no such sign, and to search each
for some twenty patterns is a third of what Python-Markdown takes.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_BEFORE_INLINE, _AFTER_INLINE = 20.5, 19.5
_SIGNS = re.compile(r"[\\`\[<&*_^=~@\x02]|://|www\.|  \n", re.IGNORECASE)
# Each of these patterns needs a sign.
_KNOWN = frozenset(
    {
        *("backtick", "kept_signs", "backslash_break", "escape", "footnote", "citations"),
        *("reference", "link", "image_link", "image_reference", "short_reference"),
        *("short_image_ref", "autolink", "automail", "linebreak", "html"),
        *("any_scheme", "link_of_itself", "bare_address", "bare_host"),
        *("magic-link", "magic-mail", "entity", "delimiter", "sub", "sup"),
    }
)


class _Plain(AtomicString):
    """Text in which Python-Markdown looks for nothing."""


class _Mark(Treeprocessor):
    """Marks such text, unless there are patterns that may need no sign."""

    def run(self, root: Element) -> None:
        patterns = self.md.inlinePatterns
        if len(patterns) == sum(name in patterns for name in _KNOWN):
            for each in root.iter():
                if each.text and type(each.text) is str and not _SIGNS.search(each.text):
                    each.text = _Plain(each.text)


class _Unmark(Treeprocessor):
    """Makes text of it again, for those that come later."""

    def run(self, root: Element) -> None:
        for each in root.iter():
            if type(each.text) is _Plain:
                each.text = str(each.text)


def add(md: Markdown) -> None:
    md.treeprocessors.register(_Mark(md), "mark_plain_text", _BEFORE_INLINE)
    md.treeprocessors.register(_Unmark(md), "unmark_plain_text", _AFTER_INLINE)
