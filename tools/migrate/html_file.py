"""An HTML file of Pelican: a title, `<meta>` fields and a body."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from tools.migrate import headers
from tools.migrate.decoding import decode
from tools.migrate.text import Text


class _Head(HTMLParser):
    """Collects the title and the `<meta>` fields, and where the body begins and ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, str] = {}
        self.start, self.end = (0, 0), (0, 0)
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_title = tag == "title" and not self.start[0]
        if tag == "meta" and given.get("name"):
            content = given.get("content", given.get("contents", ""))
            self.fields[given["name"].lower()] = content
        elif tag == "body":
            line, column = self.getpos()
            self.start = (line, column + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag == "body":
            self.end = self.getpos()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.fields["title"] = data.strip()


def read(path: Path, below: str) -> Text:
    """The text in the HTML file *path*; one with front matter is a body alone."""
    text, encoding = decode(path.read_bytes())
    problems = (("encoding", f"was {encoding}"),) if encoding else ()
    header = headers.read(text, stock=False)
    if header.fields:
        return Text(below, header.fields, header.body, header.line, "html", problems=problems)
    head = _Head()
    head.feed(text)
    start = _offset(text, head.start) if head.start[0] else 0
    end = _offset(text, head.end) if head.end[0] else len(text)
    line = text.count("\n", 0, start) + 1
    return Text(below, head.fields, text[start:end], line, "html", problems=problems)


def _offset(text: str, place: tuple[int, int]) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: place[0] - 1]) + place[1]
