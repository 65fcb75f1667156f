"""Signs that look like a space or like nothing, and are no space for Markdown.

A Mac types U+00A0 with the Option key, a Japanese keyboard U+3000, and a paste brings U+200B:
`##`, `-` and the like are words before one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from report.diagnostic import Diagnostic
from report.source_lines import MARKS, Lines

from .rules import found

_SPACES = r"\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = r"\xad\u180e\u200b-\u200d\u2060"
_ODD, _BLANK = rf"[{_SPACES}{_NOTHING}]", rf"[ {_SPACES}{_NOTHING}]"
_ANY = re.compile(_ODD)
_EACH = [chr(code) for code in range(0xA0, 0x3001) if _ANY.match(chr(code))]
_AFTER = re.compile(
    rf"^{MARKS}(?:(?P<heading>\#{{1,6}})|(?P<mark>!!!|Table:|:)|(?P<task>[-+*] +\[[ xX]\])"
    rf"|(?P<item>[-+*]|\d{{1,9}}[.)])){_ODD}{_BLANK}*(?P<words>\S.*)",
    re.MULTILINE,
)
_BEFORE = re.compile(
    rf"^[ >]*{_ODD}{_BLANK}*(?=#{{1,6}} |[-*+] |\d{{1,9}}[.)] |> ?[^\W\d_]"
    r"|```|~~~|\||!!!|\[\^[^\]\n]+\]: |\[\[|</?[A-Za-z])(?P<words>.*)",
    re.MULTILINE,
)
_BOX = re.compile(rf"^[ >]*[-+*] +\[{_ODD}\](?= )", re.MULTILINE)
_RULE = re.compile(
    rf"^(?=[^\n]*{_ODD}){_BLANK}*([-*_])(?:{_BLANK}*\1){{2,}}"
    rf"{_BLANK}*$",
    re.MULTILINE,
)
_LINK = re.compile(rf"\](?<!\\\])(?P<odd>{_ODD}+)(?=\((?:https?:|mailto:|tel:|#|/|\{{)[^)\n]*\))")
_NEAR = 8  # lines


def diagnostics(lines: Lines) -> Iterator[Diagnostic]:
    """Diagnostics of signs of Markdown that such a sign keeps from being read."""
    text = lines.text
    if text.isascii() or not any(sign in text for sign in _EACH):  # sooner than a pattern
        return
    for match in _AFTER.finditer(text):
        mark = next(filter(None, match.group("heading", "mark", "task", "item")))
        if _is_meant(match, text):
            wanted = f"want a plain space after {mark}"
            yield found(lines, match.start(), match[0], wanted, _remedy(match[0], mark))
    for match in _BEFORE.finditer(text):
        wanted = f"want no {_names(match[0][: match.start('words') - match.start()])} before it"
        yield found(lines, match.start(), match[0], wanted, "delete it, or write plain spaces")
    for match in _BOX.finditer(text):
        wanted = f"want a plain space in the box of a task, not {_names(match[0])}"
        yield found(lines, match.start(), match[0], wanted, "write - [ ] words")
    for match in _RULE.finditer(text):
        remedy = f"delete {_names(match[0])}"
        yield found(
            lines, match.start(), match[0], "want nothing beside the signs of a rule", remedy
        )
    for match in _LINK.finditer(text):
        wanted = f"want no {_names(match['odd'])} between the words and the address of a link"
        typed = text[match.start() :].partition("\n")[0]
        yield found(lines, match.start(), typed, wanted, "delete it")


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether the sign was to begin a heading or an item.

    `1.` may be the day of a month at the beginning of a line, `*` the mark of a note, and `- 5` a
    number: those are items if there is another one near.
    """
    heading, item = match["heading"], match["item"]
    is_word = match["words"][0].isalpha()
    if heading or not item:
        return heading != "#" or is_word
    return (item in "-+" and is_word) or _has_neighbour(match.start(), item, text)


def _has_neighbour(start: int, item: str, text: str) -> bool:
    """Whether a line near *start* begins with the same bullet, or with the number beside *item*."""
    before = text[:start].split("\n")[-_NEAR - 1 : -1]
    after = text[start:].split("\n", _NEAR + 1)[1 : _NEAR + 1]
    numbers = {int(item[:-1]) - 1, int(item[:-1]) + 1} if item[:-1] else set()
    marks = [re.escape(item)] if not item[:-1] else [rf"{each}[.)]" for each in sorted(numbers)]
    line = re.compile(rf"[ >]*(?:{'|'.join(marks)})[ {_SPACES}]")
    return any(line.match(each) for each in (*before, *after))


def _remedy(typed: str, mark: str) -> str:
    sign = f", or \\{mark} for the sign" if mark in {"-", "+", "*"} else ""
    return f"write one in the place of {_names(typed)}{sign}"


def _names(typed: str) -> str:
    """The first such sign of *typed*, as Unicode names it."""
    match = _ANY.search(typed)
    return f"U+{ord(match[0]):04X}" if match else ""
