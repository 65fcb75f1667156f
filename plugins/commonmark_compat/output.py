"""The lines of one container as Python-Markdown is to read them."""

from __future__ import annotations

from . import lines as line

TAB = "    "


class Output:
    """Collects lines, with an empty one wherever the kind of block changes."""

    def __init__(self, *, in_item: bool) -> None:
        self._in_item = in_item
        self.lines: list[str] = []
        self.kind = ""
        self._apart = False
        self._marker = ""

    @property
    def in_paragraph(self) -> bool:
        return self.kind == "paragraph" and bool(self.lines[-1])

    @property
    def is_at_start(self) -> bool:
        """Whether a block that begins here has no words right above or on its line."""
        if not self.lines:
            return not self._in_item
        apart = {"heading", "rule", "fence", "quote", "html", "code"}
        return not self.lines[-1] or self.kind in apart

    @property
    def in_html(self) -> bool:
        return self.kind == "html" and bool(self.lines[-1])

    def blank(self) -> None:
        self.lines.append("")

    def add(self, kind: str, lines: list[str], *, apart: bool = False) -> None:
        """Add a block or the next lines of one; one that stands *apart* has empty lines around."""
        if (kind != self.kind or apart or self._apart) and not self._may_follow(kind):
            self._part()
        self.kind, self._apart = kind, apart
        self.lines += lines

    def _part(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _may_follow(self, kind: str) -> bool:
        """Whether this is a list right below the words of an item, which then get no paragraph."""
        in_words = self._in_item and self.kind == "paragraph" and "" not in self.lines
        return in_words and kind in {"bullets", "ordered"}

    def add_item(self, kind: str, marker: str, inner: list[str]) -> None:
        """Add an item of a list. What is no plain paragraph stands apart from its marker."""
        first = inner[0] if inner else ""
        rest = indented(inner[1:])
        alone = line.begins_block(first) or not first
        apart = kind == "bullets" and kind == self.kind and marker != self._marker
        lines = [f"{marker} ", "", TAB + first, *rest] if alone else [f"{marker} {first}", *rest]
        if alone or apart:
            self._part()
        self._marker = marker
        self.add(kind, lines if first else [f"{marker} "])
        self._apart = alone or "" in rest

    def take_paragraph(self) -> str:
        """Take the last paragraph away; its words on one line."""
        start = len(self.lines)
        while (
            start
            and self.lines[start - 1]
            and not line.LINK_DEFINITION.match(self.lines[start - 1])
        ):
            start -= 1
        words = " ".join(text.strip() for text in self.lines[start:])
        del self.lines[start:]
        return words


def indented(lines: list[str]) -> list[str]:
    """*lines* one level deeper."""
    return [TAB + text if text else "" for text in lines]
