"""HTML as words: what a title or a summary says, without its tags and its reference marks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = re.compile(
    "address|article|aside|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|h[1-6r]|header"
    "|li|main|[ou]l|p|pre|section|table|t[dhr]"
)
VOID = frozenset({"br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
SILENT = frozenset({"script", "style", "svg", "template"})
MARK_ROLES = frozenset({"doc-noteref", "doc-biblioref", "doc-backlink"})
MARK_CLASSES = ("footnote", "citation", "cite", "headerlink")
RAW_MARK = re.compile(r"[ \t]*\[[@^][^\[\]]*\]")
STOPS = ".,:;…–—-"  # "…" after one of these would be a second mark in one place
BREAKS = re.compile(r"[ \t\r\n\f]+")  # a no-break space is no break


def plain_text(html: str) -> str:
    """The text of *html*, entities decoded, white space collapsed, reference marks left out."""
    if "<" not in html and "&" not in html:
        return BREAKS.sub(" ", html).strip()
    parser = _Words()
    parser.feed(html)
    parser.close()
    return BREAKS.sub(" ", "".join(parser.parts)).strip()


def without_marks(text: str) -> str:
    """*text* without the marks `[^1]` and `[@key]` that nothing has turned into links."""
    return RAW_MARK.sub("", text)


def cut(text: str, words: int) -> str:
    """*text*, or its first *words* words and "…" for the mark that ends them; 0 is all of it."""
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    if not words or len(ends) <= words:
        return text
    return text[: ends[words - 1]].rstrip(f"{STOPS} ") + "…"


def xml_text(text: str) -> str:
    """*text* without the control characters that no XML 1.0 file can hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


class _Words(HTMLParser):
    """Collects text, but not that of scripts and of footnote or citation marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: str = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._depth += tag == self._silent
        elif tag in SILENT or (tag not in VOID and _is_mark(dict(attrs))):
            self._silent, self._depth = tag, 1
        elif BLOCKS.fullmatch(tag):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._depth -= tag == self._silent
            self._silent = self._silent if self._depth else ""
        elif BLOCKS.fullmatch(tag):
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _is_mark(attrs: dict[str, str | None]) -> bool:
    classes = (attrs.get("class") or "").split()
    return attrs.get("role") in MARK_ROLES or any(each.startswith(MARK_CLASSES) for each in classes)
