"""A bare address is a link to all of it: `'`, `)` and `\\_` that belong to it are not left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import AutolinkInlineProcessor, HtmlInlineProcessor, InlineProcessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, INLINE_PLACEHOLDER_RE, STX, AtomicString

from report.source_lines import blanked

# Of signs of print only the en dash stands in addresses, such as those of Wikipedia.
_PRINT = "“”„‘’‚«»—…，。；：！？（）【】「」『』、"
_SIGN = rf"[^\s<>\"\x02\x03`{_PRINT}]"
_PART = re.compile(rf"{_SIGN}|{INLINE_PLACEHOLDER_RE.pattern}")  # a sign that a backslash keeps
_WHOLE = rf"(?:{_SIGN}|{STX}[^{STX}{ETX}\n]*{ETX})+"
_ADDRESS = rf"(?<![\w/])(?<![^=]=)(https?://{_WHOLE})"
_WITHOUT_SCHEME = rf"(?<![\w=/.:@-])(www\.{_SIGN}+(?={STX}){_WHOLE})"
_ESCAPED = re.compile(rf"{STX}(\d+){ETX}")
_IN_BRACKETS = r"<(?i:(?!https?:|ftps?:|mailto:))([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
_LINK_OF_ITSELF = r"(<a\s[^<>]*>[^\s<>]{0,300}?(?:://|www\.|@)[^\s<>]{0,500}</a>)"
_BEFORE_MAGICLINK, _BEFORE_HTML = 86, 90.5
_ENDS_A_SENTENCE = ".,;:!?'*_~=)]}"
_TYPED = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]+|\]\([^()\s]*|</?[A-Za-z][^<>]*>")


def add(md: Markdown) -> None:
    patterns = ((_ADDRESS, "://", "bare_address"), (_WITHOUT_SCHEME, "www.", "bare_host"))
    for pattern, sign, name in patterns:
        processor = _BareAddress(pattern, md)
        processor.sign = sign
        md.inlinePatterns.register(processor, name, _BEFORE_MAGICLINK)
    own: Any = HtmlInlineProcessor(_LINK_OF_ITSELF, md)
    own.sign = "</"
    md.inlinePatterns.register(own, "link_of_itself", _BEFORE_HTML + 0.1)
    in_brackets: Any = AutolinkInlineProcessor(_IN_BRACKETS, md)  # such as <tel:+1-800-273-8255>
    in_brackets.sign = "<"
    md.inlinePatterns.register(in_brackets, "any_scheme", _BEFORE_HTML)


def without_addresses(text: str) -> str:
    """*text* with addresses and tags blanked: their signs are no Markdown."""
    return _TYPED.sub(lambda match: blanked(match[0]), text)


class _BareAddress(InlineProcessor):
    """Takes what `pymdownx.magiclink` would cut at a sign."""

    ANCESTOR_EXCLUDES = ("a",)
    sign: str

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name is Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        signs = list(self._signs(m[1]))
        address = _cut("".join(sign for sign, _ in signs), data[: m.start(1)])
        if address.endswith("//"):
            return None, None, None
        link = Element("a", {"href": address if "://" in address else f"http://{address}"})
        link.text = AtomicString(address)
        return link, m.start(1), m.start(1) + sum(length for _, length in signs[: len(address)])

    def _signs(self, typed: str) -> Iterator[tuple[str, int]]:
        """Each sign of an address, and how many characters stand for it in *typed*.

        The address ends before what is neither, such as the space that a footnote's link back has.
        """
        end = 0
        for part in _PART.finditer(typed):
            sign = self._escaped(part[1]) if part[1] else part[0]
            if part.start() > end or not re.fullmatch(_SIGN, sign):
                return
            end = part.end()
            yield sign, len(part[0])

    def _escaped(self, number: str) -> str:
        """The sign that a backslash has kept, or what no address holds."""
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        node = stash.get(number)
        if not isinstance(node, str):
            return ""
        if kept := HTML_PLACEHOLDER_RE.fullmatch(node):
            return unescape(str(self.md.htmlStash.rawHtmlBlocks[int(kept[1])]))
        escaped = _ESCAPED.fullmatch(node)
        return chr(int(escaped[1])) if escaped else ""


def _cut(address: str, before: str) -> str:
    """*address* without the end of its sentence, and of emphasis that is open *before* it."""
    while address[-1] in _ENDS_A_SENTENCE:
        marks = address[len(address.rstrip(address[-1])) :]
        ends = (marks[0] in "*_~" or marks == "==") and before.count(marks) % 2 == 1
        if not ends and _belongs(address):
            break
        address = address.removesuffix(marks) if ends else address[:-1]
    return address


def _belongs(address: str) -> bool:
    """Whether the sign at the end closes one that stands in *address*."""
    sign = address[-1]
    if sign == "=":  # of a query, as in ?q=
        return True
    if sign == "'":
        return address.count(sign) % 2 == 0
    if sign in "*_~":
        return sign in address.rstrip(sign)
    opening = {")": "(", "]": "[", "}": "{"}.get(sign)
    return opening is not None and address.count(sign) <= address.count(opening)
