"""Blocks that hold no others: words, headings, code and HTML.

Public functions add the block that begins at line *at*, and give the line after it.
"""

from __future__ import annotations

from itertools import takewhile

from . import lines as line
from .output import TAB
from .part import Part


def add(part: Part, at: int) -> int:
    """A heading, HTML or words."""
    text = part.texts[at]
    if line.PRE.match(text):
        end = next(
            (n for n in range(at, len(part.texts)) if line.PRE_END.search(part.texts[n])), at
        )
        part.out.add("html", part.texts[at : end + 1])
        return end + 1
    if line.HEADING.match(text):
        part.out.add("heading", [line.heading(text)], apart=True)
    elif part.out.in_html or (line.HTML.match(text) and not part.out.in_paragraph):
        _html(part, at, text)
    else:
        _words(part, at, text)
    return at + 1


def _html(part: Part, at: int, text: str) -> None:
    if line.NOTE_IN_HTML.search(text):
        part.refuse(at, "want a footnote on a line of its own", "begin a new line with it")
        text = text.replace("[^", "\\[^")
    part.out.add("html", [text])


def _words(part: Part, at: int, text: str) -> None:
    if part.out.in_paragraph and line.LINK_DEFINITION.match(text):
        before = part.texts[at - 1]
        if not line.LINK_DEFINITION.match(before) and before.lstrip()[:1] not in "\"'(":
            part.refuse(at, "want an empty line before it", "add one")
    if line.UNDERLINE.match(text) and not part.out.in_paragraph:
        part.refuse(at, "want words above it", "write a heading as ## words")
    words = line.words(text, part.out.in_paragraph)
    if line.NOTE.match(words) or (line.MARK.match(words) and text.startswith(TAB)):
        part.refuse(at, "want less space before it", "begin the line with it")
        words = f"\\{words}"
    part.out.add("paragraph", [words])


def indented(part: Part, at: int) -> int:
    """More words of a paragraph, or code."""
    text = part.texts[at]
    if part.out.in_paragraph:
        if line.begins_block(text.lstrip()):
            part.refuse(
                at,
                "want less space before it, or an empty line above",
                "indent it as its list asks for",
            )
        _words(part, at, text)
    elif part.out.in_html:
        return _dedented(part, at)
    else:
        if part.out.kind == "html" and line.HTML.match(text.lstrip()):
            remedy = "delete the spaces before it, or write ``` above and below for code"
            part.refuse(at, "want less than four spaces before HTML", remedy)
        if part.out.kind in {"bullets", "ordered", "definition", "box", "note"}:
            part.refuse(at, "want code after a list in a fence", "write ``` above and below")
        _check_prose(part, at)
        part.out.add("code", [text])
    return at + 1


def _dedented(part: Part, at: int) -> int:
    """Take the indent of line *at* from all that follows in its block of HTML, but from no <pre>.

    Such a block goes on to the first empty line, whatever its indent. Line *at* is the next again.
    """
    spaces = line.indent(part.texts[at])
    for number in range(at, len(part.texts)):
        text = part.texts[number] = line.less(part.texts[number], spaces)
        if not text.strip() or line.PRE.match(text.lstrip()):
            break
    return at


def _check_prose(part: Part, at: int) -> None:
    """Sentences that are indented, as paragraphs are in print, would be code."""
    if at and part.texts[at - 1].startswith(TAB):
        return
    block = takewhile(lambda each: each.startswith(TAB), part.texts[at:])
    if line.is_prose(list(block)):
        remedy = "delete the spaces before it, or write ``` above and below"
        part.refuse(at, "want words, not code", remedy)


def underline(part: Part, at: int) -> int:
    """The paragraph above is a heading."""
    words = part.out.take_paragraph()
    if not words:
        part.refuse(at, "want words above it", "write a heading as ## words")
    if line.is_rule_below_words(part.texts[at], words):
        remedy = "add an empty line above ---, or write ## words"
        part.refuse(at, "want a rule or a heading", remedy)
    level = "#" if "=" in part.texts[at] else "##"
    part.out.add("heading", [line.heading(f"{level} {words}", closed=False)], apart=True)
    return at + 1


def fence(part: Part, at: int) -> int:
    """Code between two fences, or down to the end of its container."""
    match = line.FENCE.match(part.texts[at])
    assert match is not None  # noqa: S101 - the caller has seen it
    mark = match[2]
    texts = range(at + 1, len(part.texts))
    close = next((n for n in texts if line.closes(part.texts[n], mark)), None)
    if close is None and part.depth:
        part.refuse(at, line.NO_END, f"add {mark} below")
    end = len(part.texts) if close is None else close
    body = [line.less(text, len(match[1])) for text in part.texts[at + 1 : end]]
    part.out.add("fence", [mark + line.language(match[3]), *body, mark], apart=True)
    return end + 1
