"""What signs of a typewriter in a text of one block are to be in print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartypants import Attr, smartypants

SIGNS = re.compile(r"[\"']|--|\.\.\.|\. \. \.|``")
"""A text without any of these is published as it is."""

Edit = tuple[int, int, str]  # offset, length, what stands there instead

_RUNS = re.compile(r"(?<!<!)-{2,}|\.(?:\.{2,}|(?: \.){2,})|``(?=\w)|''|'")
_ENTITY = re.compile(r"&#?\w{1,30};")
_SPACES = {"&nbsp;", "&#160;", "&#xa0;", "&thinsp;", "&ensp;", "&emsp;"}
_WORD = re.compile(r"\S+")
_MAY_BE_LITERAL = re.compile(r"[/@:\\]|\.\w")
_LITERAL = re.compile(
    r"""\\["'`]                                              # escaped
    | \b(?:https?|ftp|mailto|tel|sms|doi|file):[^\s<>"]+  # an address
    | \bwww\.[^\s<>"]+
    | \w[^\s<>"(),;:@]*@[\w-]+(?:\.[\w-]+)+               # an e-mail address
    | \b10\.\d{4,9}/[^\s<>"]+                            # a DOI
    | (?<![^(\[“"'])(?:~|\.{1,2})?/\w[^\s<>"]*            # a path
    | (?<![^(\[“"'])[\w.~-][\w.~/'+-]*\w\.[A-Za-z][A-Za-z0-9]{0,4}(?![\w/]|\.\w)  # a file
    | \b(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|uk|de|eu|int|info|example)/[^\s<>"]*
    """,
    re.VERBOSE,
)
_FEET_AND_INCHES = re.compile(r"(?<![\w.,])\d{1,3}'(?:\d{1,2}(?:\"|'')?|\s\d{1,2}(?:\"|''))(?!\w)")
_AFTER = ".,;:!?'\")]}…"
_OPENERS = frozenset("([{“‘«-–—/")
_ELISION = re.compile(
    r"""'(?:(?P<decade>\d\d(?:s|(?=[,.;:!?)]))) | (?P<year>\d\d)
    | (?P<sure>tis|twas|twere|twill|twould|twixt|em|n|neath|til|kay|d|s|t)
    | (?P<perhaps>cause|bout|cept|fraid|nother|cuz|coz))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST_WORD = 2000
_SOON = 30  # characters after which the end of a quotation is that of another
_END_OF_QUOTE = re.compile(r"(?<=[\w.,!?…])'(?!\w)")
_POSSESSIVE = re.compile(r"s'\s\w")
_DOUBLE = re.compile(r'"+')
_LIKE_LETTERS = frozenset("'‘’“”\\<>&`")
_END_OF_SENTENCE = re.compile(r"[.!?](?:\s|$)")


def edits(text: str) -> list[Edit]:
    """What to change in *text*, in order. Characters of references such as `&amp;` stay."""
    shown = _ENTITY.sub(_as_one, text) if "&" in text else text
    if _MAY_BE_LITERAL.search(shown):
        shown = _WORD.sub(_without_literals, shown)
    if "'" in shown:
        shown = _FEET_AND_INCHES.sub(_as_one, shown)
    found = [edit for match in _RUNS.finditer(shown) if (edit := _edit(match, shown))]
    if '"' in shown:
        found = sorted((*found, *_double_quotes(shown, found)))
    return found


def _as_one(match: re.Match[str]) -> str:
    return (" " if match[0].lower() in _SPACES else "x") * len(match[0])


def _without_literals(match: re.Match[str]) -> str:
    word = match[0]
    if SIGNS.search(word) and _MAY_BE_LITERAL.search(word) and len(word) < LONGEST_WORD:
        return _LITERAL.sub(_hidden, word)
    return word


def _hidden(match: re.Match[str]) -> str:
    """Letters as long as what is kept; a sign after an address belongs to the sentence."""
    kept = match[0]
    if kept[0] != "\\":
        end = len(kept)
        while end and kept[end - 1] in _AFTER and not _pairs(kept[:end]):
            end -= 1
        kept = kept[:end]
    return "x" * len(kept) + match[0][len(kept) :]


def _pairs(text: str) -> bool:
    """Whether the sign at the end of *text* closes one that stands in it."""
    sign = text[-1]
    opening = {")": "(", "]": "[", "}": "{"}.get(sign, sign)
    if opening == sign:
        return sign == "'" and text.count(sign) % 2 == 0
    return text.count(sign) <= text.count(opening)


def _edit(match: re.Match[str], text: str) -> Edit | None:
    run, start = match[0], match.start()
    if run[0] == "-":
        return start, len(run), "—"
    if run[0] == ".":
        return start, len(run), "…"
    if run == "``":
        return start, 2, "“"
    if run == "''" and "``" in text[:start]:
        return start, 2, "”"
    signs = "".join(_single(text, start + index) for index in range(len(run)))
    return None if signs == run else (start, len(run), signs)


def _single(text: str, at: int) -> str:
    """The sign for the straight single quote at *at*."""
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if _ends_a_word(text, at):
        return "’"
    if after.isspace():
        return "'" if before.isspace() else "’"
    return "’" if _is_elision(text, at) else "‘"


def _ends_a_word(text: str, at: int) -> bool:
    before = text[at - 1 : at] or " "
    if before in "\"'":
        before = text[max(0, at - 4) : at].rstrip("\"'")[-1:] or " "
    return not before.isspace() and before not in _OPENERS


def _is_elision(text: str, at: int) -> bool:
    """Whether the sign at *at* stands for what was left out, as in '90s and 'tis."""
    match = _ELISION.match(text, at)
    if match is None:
        return False
    if match["decade"] or match[0].lower() == "'n":
        return True
    if match["sure"]:
        return text[match.end() : match.end() + 1] != "'"
    return not _closes(text, match.end())


def _closes(text: str, start: int) -> bool:
    """Whether a quotation that is open at *start* ends soon, in the same sentence."""
    sentence = _END_OF_SENTENCE.search(text, start, start + _SOON)
    end = sentence.start() + 2 if sentence else start + _SOON
    return any(
        not _POSSESSIVE.match(text, each.start() - 1) and text[each.start() - 2 :][:2] != "'n"
        for each in _END_OF_QUOTE.finditer(text, start, end)
    )


def _double_quotes(text: str, found: list[Edit]) -> Iterator[Edit]:
    """The library's choice for each straight double quote of *text*.

    It decides by the characters on both sides, so it is shown these only, and signs that were
    *found* as such that it knows: it takes no dash but a hyphen for one, and looks for a letter
    after a quote that opens.
    """
    known = list(text)
    for start, length, instead in found:
        known[start : start + length] = instead[-1] * length
    line = "".join(known)
    runs = list(_DOUBLE.finditer(line))
    asked = "\n".join(_around(line, *run.span()) for run in runs)
    chosen = [sign for sign in smartypants(f" {asked}", Attr.q | Attr.u) if sign in "“”"]
    places = [index for run in runs for index in range(*run.span())]
    return ((at, 1, sign) for at, sign in zip(places, chosen, strict=True))


def _around(line: str, start: int, end: int) -> str:
    before, after = line[start - 1 : start] or " ", line[end : end + 1]
    return ("(" if before in _OPENERS else _as_known(before)) + line[start:end] + _as_known(after)


def _as_known(sign: str) -> str:
    return " " if sign.isspace() else "x" if sign in _LIKE_LETTERS else sign
