"""The first words of rendered text, for search engines and cards."""

from __future__ import annotations

import re
from html import unescape

from report.plain_text import Words, plain_text

_ASIDE = {"aside", "div", "figure", "nav", "table", "blockquote", "pre"}


_NO_PROSE = re.compile(
    r"<(h[1-6]|table|pre|nav|figcaption|section)\b.*?</\1>", re.DOTALL | re.IGNORECASE
)
_CAPTION = re.compile(
    r"<figcaption\b[^>]*>(.*?)</figcaption>|<caption\b[^>]*>(.*?)</caption>", re.S
)
_ALTERNATIVE = re.compile(r"<img\b[^>]*?\balt=\"([^\"]+)\"")


class _Running(Words):
    """Collects the text of paragraphs that belong to the run of the text."""

    def __init__(self) -> None:
        super().__init__()
        self._aside, self._paragraph = 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._aside += tag in _ASIDE
        self._paragraph = self._paragraph or tag == "p"
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        self._aside -= tag in _ASIDE
        self._paragraph = self._paragraph and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._paragraph and self._aside == 0:
            super().handle_data(data)


def first_words(html: str, longest: int = 160) -> str:
    """The text of the first paragraphs of *html*, at most *longest* characters, cut at a word."""
    words = _Running()
    for start in range(0, min(len(html), longest * 200), 2000):
        words.feed(html[start : start + 2000])
        if sum(map(len, words.parts)) > longest * 2:
            break
    return _cut(" ".join("".join(words.parts).split()), longest)


def words_instead(html: str, longest: int = 160) -> str:
    """For a text without a paragraph: the words of its lists, of a caption or of a picture."""
    caption, picture = _CAPTION.search(html), _ALTERNATIVE.search(html)
    candidates = (
        plain_text(_NO_PROSE.sub(" ", html)),
        plain_text(caption[1] or caption[2] or "") if caption else "",
        unescape(picture[1]) if picture else "",
    )
    return _cut(next(filter(None, candidates), ""), longest)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,:;…–—-") + "…"
