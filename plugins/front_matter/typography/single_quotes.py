"""What each straight single quote of a text is in print: a quote, an apostrophe or a measure."""

from __future__ import annotations

import re
from functools import cached_property

from report.east_asian import EAST_ASIAN

OPENERS = frozenset("([{“‘«-–—/")
MEASURED = frozenset("0123456789½¼¾⅓⅔⅛⅜⅝⅞°")
"""A sign after one of these may be one of feet or inches, minutes or seconds."""
_CLOSING = r".,:;!?)\]}…”’、。，．：；！？）］｝〉》」』】〕〗〙〛"
_BEGINS_EAST_ASIAN = re.compile(
    rf"(?:[{EAST_ASIAN}]['\"]{{1,3}}|.?['\"]{{1,3}}(?=[{EAST_ASIAN}]))(?![\s'\"{_CLOSING}]|$)",
    re.DOTALL,
)
_BESIDE_EAST_ASIAN = re.compile(rf"[{EAST_ASIAN}]'|.'[{EAST_ASIAN}]", re.DOTALL)

_ELISION = re.compile(
    r"""'(?:(?P<decade>\d\d(?:s|(?="?[,.;:!?)]))|(?:tisn|twasn|tweren|twouldn|twon|tain)'t)
    | (?P<year>\d\d(?:ers)?)
    | (?P<sure>tis|twas|twere|twill|twould|twixt|em|n|neath|til|kay|d|s|t)
    | (?P<perhaps>cause|bout|cept|fraid|nother|round|cuz|coz|cos|nuff|scuse|hood))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_GERMAN = re.compile(
    r"""'(?:(?P<decade>\d\d(?=[,.;:!?)])|n|ne[mnrs]?) | (?P<year>\d\d(?:er)?)
    | (?P<sure>s|ner) | (?P<perhaps>nauf|raus|rein|rum|rüber|runter|ran))(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_BEGINS_WORD = re.compile(r"(?:\.\.\.|.{0,2}[,:;…¿¡+#•→✓✔★☆])'\w")
_SOON = 30  # characters after which the end of a quotation is that of another
_LONGEST_QUOTATION = 200
_QUOTE = re.compile(
    r"(?P<begin>(?<![\w.,!?…'])'(?=\w)(?!(?:\d\d|em|n|til|tis)\b))|(?<=[\w.,!?…])'(?!\w)"
)
_MAY_END = re.compile(rf"(?<=\S)['’](?!\w)|(?<=[.,!?…{EAST_ASIAN}])'")
_POSSESSIVE = re.compile(r"s'\s\w")
_END_OF_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_NEXT = re.compile(
    r"""(?:(?<=[^\W\d])|(?<=[.,!?…])|(?<=19\d\d)|(?<=20\d\d))(?P<end>')(?!\w)
    | (?<![\w.,!?…])'(?=\w)
    | [.!?]\s""",
    re.VERBOSE,
)
_TIMES = re.compile(r"\s?[x×]\s?\d")


class SingleQuotes:
    """Decides from left to right, since a quotation that is open is closed before another opens."""

    def __init__(self, text: str, language: str = "en") -> None:
        self._text = text
        self._elision = _GERMAN if language.partition("-")[0] == "de" else _ELISION
        self._opened = -_LONGEST_QUOTATION - 1
        self.closing: set[int] = set()
        """Where a quotation that was open is closed: no apostrophe, which looks the same."""

    def is_open(self, at: int) -> bool:
        """Whether *at* is in a quotation."""
        return at - self._opened <= _LONGEST_QUOTATION

    def sign(self, at: int) -> str:
        """The sign for the straight quote at *at*, which is after all that were asked for."""
        sign = self._chosen(at)
        if sign == "‘":
            self._opened = at
        elif sign == "’" and self._may_close(at):
            if self.is_open(at):
                self.closing.add(at)
            self._opened = -_LONGEST_QUOTATION - 1
        return sign

    def is_measure(self, at: int) -> bool:
        """Whether the sign at *at* is one of feet or minutes: 6' tall, 12' by 10', 10'000."""
        text, after = self._text, self._text[at + 1 : at + 2]
        if text[at - 1 : at] not in MEASURED or at == 0:
            return False
        if after.isdigit() or _TIMES.match(text, at + 1):
            return True
        return not after.isalpha() and (not self.is_open(at) or _goes_on(text, at + 1))

    def _chosen(self, at: int) -> str:
        text = self._text
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        if self.is_measure(at):
            return "'"
        if _ends_a_word(text, at) and not (self._begins(at) and not self._is_elision(at)):
            return "’"
        if after in ".,:;!?)]" and self.is_open(at):
            return "’"
        if after.isspace():
            return "'" if before.isspace() else "’"
        return "’" if self._is_elision(at) or at >= self._last_end else "‘"

    @cached_property
    def _last_end(self) -> int:
        """Where the last sign stands that may end a quotation; -1 if there is none."""
        return max((match.start() for match in _MAY_END.finditer(self._text)), default=-1)

    def _begins(self, at: int) -> bool:
        """Whether a quotation begins without a space, as in said:'no' and 他说'不'; none open."""
        if self.is_open(at):
            return False
        after_punctuation = bool(_BEGINS_WORD.match(self._text, max(0, at - 3)))
        return after_punctuation or begins_east_asian(self._text, at)

    def _may_close(self, at: int) -> bool:
        text = self._text
        if text[at + 1 : at + 2].isalnum():
            return bool(_BESIDE_EAST_ASIAN.match(text, at - 1))
        return not (_POSSESSIVE.match(text, at - 1) and _goes_on(text, at + 1))

    def _is_elision(self, at: int) -> bool:
        """Whether the sign at *at* stands for what was left out, as in '90s and 'tis."""
        text = self._text
        match = self._elision.match(text, at)
        if match is None:
            return False
        if match["decade"] or match[0].lower() == "'n" or self.is_open(at):
            return True
        if match["sure"]:
            return text[match.end() : match.end() + 1] != "'"
        return not _closes(text, match.end())


def begins_east_asian(text: str, at: int) -> bool:
    """Whether the sign at *at* may begin a quotation beside Chinese, Japanese or Korean letters.

    It ends one as well as that: there is no space before a quotation.
    """
    return bool(_BEGINS_EAST_ASIAN.match(text, max(0, at - 1)))


def _ends_a_word(text: str, at: int) -> bool:
    before = text[at - 1 : at] or " "
    if before in "\"'":
        before = text[max(0, at - 4) : at].rstrip("\"'")[-1:] or " "
    return not before.isspace() and before not in OPENERS


def _goes_on(text: str, start: int) -> bool:
    """Whether a quotation that is open at *start* is closed by the next quote, measures apart."""
    following = _NEXT.search(text, start, start + _LONGEST_QUOTATION)
    return following is not None and following["end"] is not None


def _closes(text: str, start: int) -> bool:
    """Whether a quotation that is open at *start* ends soon, in the same sentence.

    What ends another one that begins after *start* is no end of it: in '99 the 'old' way.
    """
    sentence = _END_OF_SENTENCE.search(text, start, start + _SOON)
    end = sentence.start() + 2 if sentence else start + _SOON
    others = 0
    for each in _QUOTE.finditer(text, start, end):
        if each["begin"]:
            others += 1
        elif _may_end(text, each.start(), start):
            if not others:
                return True
            others -= 1
    return False


def _may_end(text: str, at: int, start: int) -> bool:
    """Whether the sign at *at* is no possessive, no rock 'n' roll and no measure: 'bout 5' tall."""
    is_measure = at > start and text[at - 1] in MEASURED
    is_elision = text[at - 2 :][:2] == "'n"
    return not (is_measure or is_elision or _POSSESSIVE.match(text, at - 1))
