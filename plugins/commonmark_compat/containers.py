"""Lists, quotes and fences of CommonMark, restated in the form that Python-Markdown reads.

Python-Markdown nests by four spaces and wants an empty line before a list. CommonMark nests by the
column in which the text of an item begins, and a list may follow a paragraph. Each container is
taken apart as CommonMark does (https://spec.commonmark.org/0.31.2/#container-blocks) and written
again with four spaces and empty lines; no word is added or taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from report.diagnostic import Diagnostic, wrong_value

from . import lines as line
from .cells import is_head
from .output import TAB, Output, indented

Inside = Callable[[str], str | None]  # what is left of a line in a container; None outside of it


DEEPEST = 20  # containers in each other


class Restater:
    """Restates one text; *diagnostics*, with lines from 1, are what cannot be restated."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def restate(
        self, texts: list[str], first: int = 1, depth: int = 0, *, in_item: bool = False
    ) -> list[str]:
        """*texts*, lines without tabs of which the first is number *first*."""
        if depth > DEEPEST:
            self.refuse(
                first, texts[0], "want fewer lists and quotes in each other", "make it flatter"
            )
            return texts
        return _Container(self, texts, first, depth, Output(in_item=in_item)).restated()

    def refuse(self, number: int, typed: str, wanted: str, remedy: str) -> None:
        """Note a diagnostic of line *number*."""
        field = "code" if wanted == line.NO_END else "markdown"
        self.diagnostics.append(wrong_value(number, field, typed.strip(), wanted, remedy))


class _Container:
    """The lines inside one container, or of the whole text."""

    def __init__(
        self, restater: Restater, texts: list[str], first: int, depth: int, out: Output
    ) -> None:
        self._restater, self._texts, self._first, self._depth = restater, texts, first, depth
        self._out = out
        self._delimiter = ""

    def restated(self) -> list[str]:
        at = 0
        while at < len(self._texts):
            if self._texts[at].strip():
                at = self._block(at)
            else:
                self._out.blank()
                at += 1
        return self._out.lines

    def _block(self, at: int) -> int:
        """Add the block that begins at line *at*; gives the line after it."""
        text = self._texts[at]
        if self._out.in_paragraph and is_head(self._texts[at : at + 2]):
            self._out.blank()  # on GitHub a table may follow words at once
        if text.startswith(TAB):
            return self._indented(at)
        if line.FENCE.match(text):
            return self._fence(at)
        if self._out.in_paragraph and line.UNDERLINE.match(text):
            return self._underline(at)
        if line.RULE.match(text):
            self._out.add("rule", ["---"], apart=True)
            return at + 1
        return self._nested(at) or self._leaf(at)

    def _nested(self, at: int) -> int:
        """Add the container that begins at line *at*; gives the line after it, or 0."""
        text = self._texts[at]
        item = line.ITEM.match(text)
        if item and (not self._out.in_paragraph or line.may_follow_words(item)):
            return self._item(at, item)
        if line.QUOTE.match(text):
            return self._quote(at)
        if line.BOX.match(text):
            return self._box(at)
        note = line.NOTE.match(text)
        if note:
            return self._note(at, note, "note")
        definition = line.DEFINITION.match(text)
        if definition and self._out.kind in {"paragraph", "definition"}:
            return self._note(at, definition, "definition")
        return 0

    def _leaf(self, at: int) -> int:
        text = self._texts[at]
        if line.PRE.match(text):
            end = next(
                (n for n in range(at, len(self._texts)) if line.PRE_END.search(self._texts[n])), at
            )
            self._out.add("html", self._texts[at : end + 1])
            return end + 1
        if line.HEADING.match(text):
            self._out.add("heading", [line.heading(text)], apart=True)
        elif self._out.in_html or (line.HTML.match(text) and not self._out.in_paragraph):
            self._html(at, text)
        else:
            self._words(at, text)
        return at + 1

    def _html(self, at: int, text: str) -> None:
        if line.NOTE_IN_HTML.search(text):
            self._refuse(at, "want a footnote on a line of its own", "begin a new line with it")
            text = text.replace("[^", "\\[^")
        self._out.add("html", [text])

    def _words(self, at: int, text: str) -> None:
        if self._out.in_paragraph and line.LINK_DEFINITION.match(text):
            before = self._texts[at - 1]
            if not line.LINK_DEFINITION.match(before) and before.lstrip()[:1] not in "\"'(":
                self._refuse(at, "want an empty line before it", "add one")
        if line.UNDERLINE.match(text) and not self._out.in_paragraph:
            self._refuse(at, "want words above it", "write a heading as ## words")
        words = line.words(text, self._out.in_paragraph)
        if line.NOTE.match(words) or (line.MARK.match(words) and text.startswith(TAB)):
            self._refuse(at, "want less space before it", "begin the line with it")
            words = f"\\{words}"
        self._out.add("paragraph", [words])

    def _indented(self, at: int) -> int:
        """More words of a paragraph, or code."""
        text = self._texts[at]
        if self._out.in_paragraph:
            if line.begins_block(text.lstrip()):
                self._refuse(
                    at,
                    "want less space before it, or an empty line above",
                    "indent it as its list asks for",
                )
            self._words(at, text)
        elif self._out.in_html:
            self._out.add("html", [text])
        else:
            if self._out.kind in {"bullets", "ordered", "definition", "box", "note"}:
                self._refuse(at, "want code after a list in a fence", "write ``` above and below")
            self._check_prose(at)
            self._out.add("code", [text])
        return at + 1

    def _check_prose(self, at: int) -> None:
        """Sentences that are indented, as paragraphs are in print, would be code."""
        if at and self._texts[at - 1].startswith(TAB):
            return
        block = takewhile(lambda each: each.startswith(TAB), self._texts[at:])
        if line.is_prose(list(block)):
            remedy = "delete the spaces before it, or write ``` above and below"
            self._refuse(at, "want words, not code", remedy)

    def _underline(self, at: int) -> int:
        """The paragraph above is a heading."""
        words = self._out.take_paragraph()
        if not words:
            self._refuse(at, "want words above it", "write a heading as ## words")
        if line.is_rule_below_words(self._texts[at], words):
            remedy = "add an empty line above ---, or write ## words"
            self._refuse(at, "want a rule or a heading", remedy)
        level = "#" if "=" in self._texts[at] else "##"
        self._out.add("heading", [line.heading(f"{level} {words}", closed=False)], apart=True)
        return at + 1

    def _fence(self, at: int) -> int:
        match = line.FENCE.match(self._texts[at])
        assert match is not None  # noqa: S101 - the caller has seen it
        mark = match[2]
        texts = range(at + 1, len(self._texts))
        close = next((n for n in texts if line.closes(self._texts[n], mark)), None)
        if close is None and self._depth:
            self._refuse(at, line.NO_END, f"add {mark} below")
        end = len(self._texts) if close is None else close
        body = [line.less(text, len(match[1])) for text in self._texts[at + 1 : end]]
        self._out.add("fence", [mark + line.language(match[3]), *body, mark], apart=True)
        return end + 1

    def _item(self, at: int, item: re.Match[str]) -> int:
        width = line.content_column(item)

        def inside_of(text: str) -> str | None:
            return text[width:] if line.indent(text) >= width else None

        first, start = self._texts[at][width:], at
        end = self._end(at, inside_of, first)
        inside = [first, *(inside_of(text) or text for text in self._texts[at + 1 : end])]
        if not inside[0].strip():
            inside, start = inside[1:], at + 1
        if not any(text.strip() for text in inside):
            self._refuse(at, "want words in each item of a list", "write some or delete it")
        self._add_item(at, item, self._inner(inside, start, in_item=True))
        return end

    def _add_item(self, at: int, item: re.Match[str], inner: list[str]) -> None:
        kind = "ordered" if item[3] else "bullets"
        if kind == "ordered" and self._out.kind == kind and item[4] != self._delimiter:
            remedy = f"write {item[3]}{self._delimiter}, or words between the lists"
            self._refuse(at, "want the same sign after each number of a list", remedy)
        self._delimiter = item[4]
        while inner and not inner[-1]:
            inner.pop()
        self._out.add_item(kind, f"{int(item[3])}." if item[3] else item[2], inner)

    def _quote(self, at: int) -> int:
        def inside(text: str) -> str | None:
            match = line.QUOTE.match(text)
            return text[match.end() :] if match else None

        if line.is_comparison(self._texts[at], alone=self._out.is_at_start):
            self._refuse(at, "want words of a quote, not a number", "write \\> for the sign")
        end = self._end(at, inside, inside(self._texts[at]) or "", blank_ends=True)
        texts = [text if (left := inside(text)) is None else left for text in self._texts[at:end]]
        inner = self._inner(texts, at)
        self._out.add("quote", [f"> {text}" if text else ">" for text in inner])
        return end

    def _box(self, at: int) -> int:
        end = self._end(at, line.four_less, "", lazy=False)
        inner = [line.less(text, 4) for text in self._texts[at + 1 : end]]
        self._out.add("box", [self._texts[at], *indented(self._inner(inner, at + 1))])
        return end

    def _note(self, at: int, head: re.Match[str], kind: str) -> int:
        """A footnote or a definition: words after a mark, more indented by four spaces."""
        first = self._texts[at][head.end() :]
        end = self._end(at, line.four_less, first)
        rest = [line.less(text, 4) for text in self._texts[at + 1 : end]]
        inner = self._inner([first, *rest], at)
        if not first.strip() or line.begins_block(inner[0]) or line.MARK.match(first):
            self._refuse(at, "want words after the colon", "begin lists and code below them")
        if kind == "note" and line.FENCE.match(inner[-1]):
            self._refuse(at, "want words after code in a footnote", "write some below the code")
        if self._out.kind == "paragraph" and kind == "definition":
            self._out.kind = kind
        # Python-Markdown fails at a note without words.
        words = "…" if not inner[0] or line.MARK.match(first) else inner[0]
        self._out.add(kind, [f"{head[0].strip()} {words}", *indented(inner[1:])])
        return end

    def _inner(self, texts: list[str], at: int, *, in_item: bool = False) -> list[str]:
        return self._restater.restate(texts, self._first + at, self._depth + 1, in_item=in_item)

    def _refuse(self, at: int, wanted: str, remedy: str) -> None:
        self._restater.refuse(self._first + at, self._texts[at], wanted, remedy)

    def _end(
        self, at: int, inside: Inside, first: str, *, lazy: bool = True, blank_ends: bool = False
    ) -> int:
        """The line after the container that begins at line *at* with the words *first*.

        A line that only goes on with a paragraph may be without the indent of its container.
        """
        fence = line.fence_after("", first)
        end, before, above = at + 1, first, ""
        for number in range(at + 1, len(self._texts)):
            text = self._texts[number]
            left = inside(text)
            if left is None and not text.strip():
                if blank_ends or (number == at + 1 and line.is_empty_item(self._texts[at])):
                    break
                left = ""
            elif left is None:
                if not lazy or fence or not line.goes_on(above, before, text):
                    break
                left = text
            if text.strip():
                end = number + 1
            fence = line.fence_after(fence, left)
            above, before = before, left
        return end
