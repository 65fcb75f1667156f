"""The first words of rendered text, for search engines and cards."""

from __future__ import annotations

from html.parser import HTMLParser

_ASIDE = {"aside", "div", "figure", "nav", "table", "blockquote", "pre", "sup", "script", "style"}


class _Words(HTMLParser):
    """Collects the text of paragraphs that belong to the run of the text."""

    def __init__(self, enough: int) -> None:
        super().__init__(convert_charrefs=True)
        self._enough, self._aside, self._paragraph = enough, 0, False
        self.text = ""

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._aside += tag in _ASIDE
        self._paragraph = self._paragraph or tag == "p"

    def handle_endtag(self, tag: str) -> None:
        self._aside -= tag in _ASIDE
        if tag == "p":
            self._paragraph = False
            self.text += " "

    def handle_data(self, data: str) -> None:
        if self._paragraph and self._aside == 0 and len(self.text) < self._enough:
            self.text += data


def first_words(html: str, longest: int = 160) -> str:
    """The text of the first paragraphs of *html*, at most *longest* characters, cut at a word."""
    words = _Words(longest * 2)
    for start in range(0, min(len(html), longest * 200), 2000):
        words.feed(html[start : start + 2000])
        if len(words.text) > longest * 2:
            break
    text = " ".join(words.text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,:;…–—-") + "…"
