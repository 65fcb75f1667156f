"""What a text of one block shows as it is typed: addresses, paths, code and measures."""

from __future__ import annotations

import re

SIGNS = re.compile(r"[\"']|--|\.\.\.|\. \. \.|``")
"""A text without any of these is published as it is."""

LONGEST_WORD = 2000
_ENTITY = re.compile(r"&#?\w{1,30};")
_SPACES = {"&nbsp;", "&#160;", "&#xa0;", "&thinsp;", "&ensp;", "&emsp;"}
_WORD_WITH_SIGN = re.compile(r"(?<!\S)[^\s\"'`]*?(?:[\"'`]|--|\.\.)\S*")
_MAY_BE_LITERAL = re.compile(r"[/@:\\]|\.\w")
_LITERAL = re.compile(
    r"""\\["'`]                                              # escaped
    | \b(?:https?|ftp|mailto|tel|sms|doi|file):[^\s<>"]+  # an address
    | \bwww\.[^\s<>"]+
    | \w[^\s<>"(),;:@]*@[\w-]+(?:\.[\w-]+)+               # an e-mail address
    | \b10\.\d{4,9}/[^\s<>"]+                            # a DOI
    | (?<![\w.~:-])(?:[A-Za-z]:|[\w.~-]{1,100})?(?:\\{1,2}[\w.~$%(-][^\s<>"\\]*)+  # of Windows
    | (?<![^(\[“"'])(?<!\d["'])(?:~|\.{1,2})?/\w[^\s<>"]*  # a path
    | (?<![^(\[“"'])[\w.~-][\w.~/'+-]*\w\.[A-Za-z][A-Za-z0-9]{0,4}(?![\w/]|\.\w)  # a file
    | \b(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|uk|de|eu|int|info|example)/[^\s<>"]*
    """,
    re.VERBOSE,
)
_AFTER = ".,;:!?'\")]}…"
_ARROW = re.compile(r"(?:&lt;|<)-{2,}(?:&gt;|>)?|-{2,}(?:&gt;|>)")
_OPTION = re.compile(r"(?<![^\s(\[\"'“‘])(?<![^\s(\[][\"'])--[a-z][\w-]*(?:=[^\s\"']+)?")
_END_OF_OPTIONS = re.compile(r"(?<=\s)--(?=\s+--?[A-Za-z])")
_DERIVATIVE = re.compile(r"(?<![\w'\"])[A-Za-z]'{1,3}(?=\()")
_DASH_AFTER_WORD = re.compile(r"(?<=\w)--(?![\w-])")
_LONGEST_ASIDE = 200
_MAY_BE_CODE = re.compile(r"[=({][\"']|\{ \"")
_CODE = re.compile(
    r"""(?<![\w-])[\w:.-]{1,50}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')  # an attribute
    | \b\w{1,50}\((?:"[^"()\n]{0,200}"|'[^'()\n]{0,200}')\)           # a call
    | \{\s?"[^{}\n]{0,300}\}                                          # JSON
    """,
    re.VERBOSE,
)
_FEET_AND_INCHES = re.compile(
    r"""(?<![\w.,])\d{1,3}'(?:\d{1,2}(?:\"|'')?(?!\w)
        |[\s-]?\d{1,2}(?:[½¼¾⅛⅜⅝⅞]|\.\d{1,2}|[\s-]\d/\d)?(?:\"|''))(?!\w)
    | °\s?\d{1,2}(?:\.\d+)?'(?:\s?\d{1,2}(?:\.\d+)?(?:\"|''))?
    """,
    re.VERBOSE,
)


def masked(text: str) -> str:
    """*text* with letters in the place of each sign that is to stay. Each keeps its offset."""
    if "--" in text and ("->" in text or "-&gt;" in text or "&lt;-" in text):
        text = _ARROW.sub(_as_one, text)
    if "&" in text:
        text = _ENTITY.sub(_as_one, text)
    if _MAY_BE_LITERAL.search(text):
        text = _WORD_WITH_SIGN.sub(_without_literals, text)
    if _MAY_BE_CODE.search(text):
        text = _CODE.sub(_as_one, text)
    if "--" in text:
        text = _OPTION.sub(_without_option, _END_OF_OPTIONS.sub(_as_one, text))
    if "'(" in text:
        text = _DERIVATIVE.sub(_as_one, text)
    return _FEET_AND_INCHES.sub(_as_one, text) if "'" in text else text


def _as_one(match: re.Match[str]) -> str:
    return (" " if match[0].lower() in _SPACES else "x") * len(match[0])


def _without_option(match: re.Match[str]) -> str:
    """An option of a command, unless it begins an aside: --as here-- a dash ends it."""
    text = match.string
    following = text.find("--", match.start() + 2, match.end() + _LONGEST_ASIDE)
    is_aside = following > 0 and _DASH_AFTER_WORD.match(text, following)
    return match[0] if is_aside else _as_one(match)


def _without_literals(match: re.Match[str]) -> str:
    word = match[0]
    if _MAY_BE_LITERAL.search(word) and len(word) < LONGEST_WORD:
        return _LITERAL.sub(_hidden, word)
    return word


def _hidden(match: re.Match[str]) -> str:
    """Letters as long as what is kept; a sign after an address belongs to the sentence."""
    kept = match[0]
    if kept[0] != "\\" or len(kept) > 2:
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
