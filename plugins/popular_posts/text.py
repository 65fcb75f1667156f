"""HTML as words: what a title or a summary says, without its tags and its reference marks.

`10<sup>3</sup>` is 10³, never 103. `plugins/report/plain_text.py` is the original; the copy in
`popular_posts`, which other sites install alone, is the same to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup

BLOCKS = re.compile(
    "address|article|aside|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|h[1-6r]|header"
    "|li|main|[ou]l|p|pre|section|table|t[dhr]"
)
VOID = frozenset({"br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
SILENT = frozenset({"script", "style", "svg", "template"})
MARK_ROLES = frozenset({"doc-noteref", "doc-biblioref", "doc-backlink"})
MARK_CLASSES = ("footnote", "citation", "cite", "headerlink")
RAW_MARK = re.compile(r"[ \t]*\[[@^][^\[\]]*\]")
BREAKS = re.compile(r"[ \t\r\n\f]+")  # a no-break space is no break

_RAISED = str.maketrans(
    "0123456789+-−–=()abcdefghijklmnoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)
_LOWERED = str.maketrans(
    "0123456789+-−–=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def plain_text(html: str) -> str:
    """The text of *html*, entities decoded, white space collapsed, reference marks left out."""
    if "<" not in html and "&" not in html:
        return BREAKS.sub(" ", html).strip()
    parser = Words()
    parser.feed(html)
    parser.close()
    return BREAKS.sub(" ", "".join(parser.parts)).strip()


def title_text(title: Any, settings: Mapping[str, Any]) -> str:
    """*title* as text. With autoescape on, titles are text; stock themes print them as HTML."""
    autoescape = settings["JINJA_ENVIRONMENT"].get("autoescape")
    return str(title) if autoescape and not isinstance(title, Markup) else plain_text(title)


def without_marks(text: str) -> str:
    """*text* without the marks `[^1]` and `[@key]` that nothing has turned into links."""
    return RAW_MARK.sub("", text)


def xml_text(text: str) -> str:
    """*text* without the control characters that no XML 1.0 file can hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def to_superscript(text: str) -> str:
    """*text* as Unicode superscript; a power that Unicode cannot raise has a `^` before it.

    Other words, such as ® and the end of 21st, stay as they are.
    """
    if text in _ORDINALS:
        return text
    if all(ord(sign) in _RAISED for sign in text):
        return text.translate(_RAISED)
    return f"^{text}" if re.search(r"\d", text) else text


def to_subscript(text: str) -> str:
    """*text* as Unicode subscript; a number that Unicode cannot lower has a `_` before it."""
    if all(ord(sign) in _LOWERED for sign in text):
        return text.translate(_LOWERED)
    return f"_{text}" if re.search(r"\d", text) and not re.search(r"[^\W\d]", text) else text


SCRIPTS = {"sup": to_superscript, "sub": to_subscript}


class Words(HTMLParser):
    """Collects text in *parts*, but not that of scripts and of footnote or citation marks.

    What is raised or lowered comes as Unicode's superscripts and subscripts.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: str = ""
        self._depth = 0
        self._scripts: list[tuple[str, int]] = []  # element, and how many of the parts precede it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._depth += tag == self._silent
        elif tag in SILENT or (tag not in VOID and _is_mark(dict(attrs))):
            self._silent, self._depth = tag, 1
        elif tag in SCRIPTS:
            self._scripts.append((tag, len(self.parts)))
        elif BLOCKS.fullmatch(tag):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._depth -= tag == self._silent
            self._silent = self._silent if self._depth else ""
        elif tag in SCRIPTS and self._scripts and self._scripts[-1][0] == tag:
            start = self._scripts.pop()[1]
            self.parts[start:] = [SCRIPTS[tag]("".join(self.parts[start:]).strip())]
        elif BLOCKS.fullmatch(tag):
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def _is_mark(attrs: dict[str, str | None]) -> bool:
    classes = (attrs.get("class") or "").split()
    if attrs.get("role") in MARK_ROLES or (attrs.get("id") or "").startswith("fnref"):
        return True
    return any(each.startswith(MARK_CLASSES) for each in classes)
