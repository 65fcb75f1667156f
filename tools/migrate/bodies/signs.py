"""Signs of plain words that Markdown would read: each with a backslash, or as its reference."""

from __future__ import annotations

import re
from typing import Final

# Code of templates is for the step that knows it; a bare address keeps its signs in a build.
_LEFT: Final = (
    r"(?P<left>\{\{[^{}\\`]*\}\}|\{%[^{}\\`]*%\}|\{#[^{}\\`]*#\}"
    r"|\bhttps?://(?:[^\W_]|[./?&=#%+,:;~_-](?=[^\W_]|[/_~]))+)"
)
_START: Final = (
    r"(?P<indent>[ \t\xa0]*)(?:(?P<first>>+|\|+|\{(?![{%#])|:(?=[\s-]|$)|"
    r"(?:[#+=]|-+|:{3}|!!!|\?{3}|%%)(?=[\s#>=\w:-]|$))"
    r"|(?P<number>\d{1,9})(?P<mark>[.)])(?=\s|$))"
)
_SIGNS: Final = (
    r"\\+|[`*^]|(?<![^\W_])_|_(?![^\W_])"  # `snake_case` is a word
    r"|~~+|~(?!\d)|(?<=\S)~|==+|\$"  # `~5` is a number
    r"|(?<![\w-])(?<!\w )--+|(?<!-)--+(?!-)(?! ?\w)"  # between words it is a dash
    r"|\{(?=[{%#:.])|(?<=[\])])\{|\A\{|\[(?=[\[^@!])|\[(?=[^\[\]\n]*\][(\[:])|!(?=\[)|\|"
    r"|\[(?=/[a-z][\w-]*\]|[a-z][\w-]*(?: +[\w-]+=[^\]\n]*)\]"  # a shortcode
    r"|(?:audio|caption|contact-form|embed|gallery|playlist|video|vimeo|youtube)\])"
    r"|<(?=[^ ])|&(?=#|\w{1,31};)"
)
_IN_BEGINNING: Final = re.compile(rf"{_LEFT}|^{_START}|{_SIGNS}", re.MULTILINE)
_IN_MIDDLE: Final = re.compile(rf"{_LEFT}|(?<=\n){_START}|{_SIGNS}", re.MULTILINE)
_REFERENCES: Final = {"&": "&amp;", "<": "&lt;"}


def escaped(text: str, *, in_cell: bool = False, begins: bool = True) -> str:
    """*text* so that this site's Markdown publishes each sign of it as it stands.

    *begins* says whether *text* is at the start of a line, where more signs are read.
    """
    is_lone_dollar = text.count("$") == 1

    def put(match: re.Match[str]) -> str:
        if match["left"]:
            return match[0]
        if match["number"]:
            return f"{match['indent']}{match['number']}\\{match['mark']}"
        signs = match["first"] or match[0]
        is_within = match["first"] is None
        if is_within and ((signs == "|" and not in_cell) or (signs == "$" and is_lone_dollar)):
            return signs
        if signs[0] == "\\" and text[match.end() : match.end() + 1] in ("<", "&"):
            return "&#92;" * len(signs)  # a reference behind two backslashes is read as words
        return (match["indent"] or "") + _REFERENCES.get(signs, "\\" + "\\".join(signs))

    return (_IN_BEGINNING if begins else _IN_MIDDLE).sub(put, text)
