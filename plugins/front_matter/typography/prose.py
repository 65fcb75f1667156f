"""What signs of a typewriter in a text of one block are to be in print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from smartypants import Attr, smartypants

from .literals import SIGNS, masked
from .marks import Edit, in_language
from .single_quotes import MEASURED, OPENERS, SingleQuotes, begins_east_asian

__all__ = ["SIGNS", "edits"]

_RUNS = re.compile(r"(?<!<!)-{2,}|\.(?:\.{2,}|(?: \.){2,})|``(?=\w)|''|'")
_DOUBLE = re.compile(r'"+')
_BEGINS_WORD = re.compile(r'(?:[.,:;!?…’¿¡+#)•→✓✔★☆]|(?<=")=)"+\w')
_NUMBER_AFTER = re.compile(r"[$€£¥]?[A-Z]?\d")
_NUMBER_BEFORE = re.compile(
    r"\d(?:[A-Za-z]{1,3}|\s?(?:%|‰|°[CF]?|[ap]m|cm|g|h|kg|km|m|mcg|mg|min|ml|mL|mm|[µμ]g))?$"
)
_LONGEST_UNIT = 5
_PUNCTUATION = " \t\n.,:;!?)]"
_LIKE_LETTERS = frozenset("'‘’“”\\<>&`")


def edits(text: str, language: str) -> list[Edit]:
    """What to change in *text*, in order. Characters of references such as `&amp;` stay."""
    shown = masked(text)
    singles = SingleQuotes(shown, language)
    found = [edit for match in _RUNS.finditer(shown) if (edit := _edit(match, singles))]
    if '"' in shown:
        found = sorted((*found, *_double_quotes(shown, found)))
    return list(in_language(found, singles.closing, language))


def _edit(match: re.Match[str], singles: SingleQuotes) -> Edit | None:
    run, start, text = match[0], match.start(), match.string
    if run[0] == "-":
        return start, len(run), "–" if _is_range(text, *match.span()) else "—"
    if run[0] == ".":
        return start, len(run), "…." if run.count(".") == 4 else "…"
    if run == "``":
        return start, 2, "“"
    if run == "''" and "``" in text[:start]:
        return start, 2, "”"
    if run == "''" and singles.is_measure(start):
        return None
    signs = "".join(singles.sign(start + index) for index in range(len(run)))
    signs = {"‘‘": "“", "’’": "”"}.get(signs, signs)  # ''two of one kind'' are a double quote
    return None if signs == run else (start, len(run), signs)


def _is_range(text: str, start: int, end: int) -> bool:
    """Whether the dash is one between two numbers, as in pages 3--5, 40%--50% and $5--$10."""
    if end - start != 2 or not _NUMBER_AFTER.match(text, end):
        return False
    return bool(_NUMBER_BEFORE.search(text, max(0, start - _LONGEST_UNIT), start))


def _double_quotes(text: str, found: list[Edit]) -> Iterator[Edit]:
    """The library's choice for each straight double quote of *text* that is no measure.

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
    signs = list(_in_turn(line, zip(places, chosen, strict=True)))
    return ((at, 1, sign) for at, sign in _without_measures(line, signs))


def _in_turn(line: str, signs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """*signs*, mended where only what is open can tell: said:"no", and "--so--" it ends.

    The library takes a sign after punctuation or a letter for one that closes, and after a dash
    for one that opens.
    """
    is_open = False
    for at, sign in signs:
        if not is_open and sign == "”" and _begins(line, at):
            sign = "“"  # noqa: PLW2901 - the choice of the library, corrected
        elif is_open and sign == "“" and not line[at + 1 : at + 2].strip(_PUNCTUATION):
            sign = "”"  # noqa: PLW2901
        is_open = sign == "“"
        yield at, sign


def _begins(line: str, at: int) -> bool:
    return bool(_BEGINS_WORD.match(line, at - 1)) or begins_east_asian(line, at)


def _without_measures(line: str, signs: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """*signs* but those of inches or seconds: after a number, where no quotation is to be closed.

    In one that is open, a sign after a number is a measure if the next other sign closes it.
    """
    following: list[str] = []
    coming = ""
    for at, sign in reversed(signs):
        following.append(coming)
        coming = coming if _follows_number(line, at) else sign
    is_open = False
    for at, sign in signs:
        after = following.pop()
        if not _follows_number(line, at):
            is_open = sign == "“"
            yield at, sign
        elif is_open and after != "”":
            is_open = False
            yield at, "”"


def _follows_number(line: str, at: int) -> bool:
    return at > 0 and line[at - 1] in MEASURED


def _around(line: str, start: int, end: int) -> str:
    before, after = line[start - 1 : start] or " ", line[end : end + 1]
    return ("(" if before in OPENERS else _as_known(before)) + line[start:end] + _as_known(after)


def _as_known(sign: str) -> str:
    return " " if sign.isspace() else "x" if sign in _LIKE_LETTERS else sign
