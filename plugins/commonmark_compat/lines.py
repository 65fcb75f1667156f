"""What a line of CommonMark begins: an item, a quote, a fence, a heading, or words."""

from __future__ import annotations

import re

NO_END = "want its end"  # as the diagnostic of `body_policy`
ITEM = re.compile(r"( {0,3})([-+*]|(\d{1,9})([.)]))(?:( +)(.*)|$)")
QUOTE = re.compile(r" {0,3}> ?")
_PROSE = re.compile(r"[\"“‘'*]*[A-Z][^\W\d_]*(?:[,;:]? [^{}=;<>$#|\\/`\s]+){3,}[.!?…][\"”’*)]*")
_COMPARISON = re.compile(r" {0,3}>( ?)(?:=|[-−]?[$£€]?\.?\d)")
# What a table's stars mean: `* p < .05`. A hyphen begins an item whatever stands behind it.
_LEGEND = re.compile(
    r" {0,3}[*+] +(?:= *)?[*_]{0,2}[pP][*_]{0,2}(?:[- ]values?)? *(?:[<>≤≥]|&[lg][te];) *[0.,]"
)
FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})(.*)")
RULE = re.compile(r" {0,3}([-*_])(?:[ ]*\1){2,}[ ]*$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
BOX = re.compile(r"!!! ?[\w-]")
NOTE = re.compile(r" {0,3}\[\^[^\]]*\]: *")
NOTE_IN_HTML = re.compile(r">\s*\[\^[^\]]*\]:")
DEFINITION = re.compile(r" {0,3}: {1,3}(?=\S)")
MARK = re.compile(r" *\*?\[[^\]]*\]:")  # of a note, a link or an abbreviation
LINK_DEFINITION = re.compile(r" {0,3}\[[^\]^][^\]]*\]:")
PRE = re.compile(r" {0,3}<pre[\s>]", re.IGNORECASE)
PRE_END = re.compile(r"</pre>", re.IGNORECASE)
_BLOCK_ELEMENTS = (
    "address article aside base blockquote body caption center col colgroup dd details dialog dir"
    " div dl dt fieldset figcaption figure footer form frame frameset h[1-6] head header hr html"
    " iframe legend li link main menu nav noframes ol optgroup option p param search section"
    " summary table tbody td tfoot th thead title tr track ul pre script style textarea"
)
HTML = re.compile(rf" {{0,3}}<(?:!--|/?(?:{'|'.join(_BLOCK_ELEMENTS.split())})(?=[\s/>]|$))", re.I)
_FENCE_INSIDE = re.compile(r"(?:(?:[-+*]|\d{1,9}[.)]) |[> ])*(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING_HASHES = re.compile(r"(?:^|\s)#+\s*$")
_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\$")
_NUMBER = re.compile(r"(\d+)([.)]) ")
_LANGUAGE = re.compile(r"\s*([\w#.+-]+|\{[^`{}]*\})")


def indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def less(text: str, spaces: int) -> str:
    """*text* without at most *spaces* of its indent."""
    return text[min(spaces, indent(text)) :]


def four_less(text: str) -> str | None:
    return text[4:] if text.startswith("    ") else None


def content_column(item: re.Match[str]) -> int:
    """Where the text of an item begins, which its other lines are to be indented to."""
    spaces = len(item[5] or "")
    has_words = bool((item[6] or "").strip())
    return item.end(2) + (spaces if has_words and spaces <= 4 else 1)


def is_empty_item(text: str) -> bool:
    item = ITEM.match(text)
    return item is not None and not (item[6] or "").strip()


def may_follow_words(item: re.Match[str]) -> bool:
    """Only a list that has words and begins with 1 may follow a paragraph at once."""
    return bool((item[6] or "").strip()) and item[3] in {None, "1"}


def begins_block(text: str) -> bool:
    """Whether *text* begins anything but a paragraph."""
    patterns = (ITEM, FENCE, RULE, UNDERLINE, QUOTE, HEADING, BOX)
    return text.startswith("    ") or any(pattern.match(text) for pattern in patterns)


def is_rule_below_words(text: str, words: str) -> bool:
    """Whether an underline is more likely a rule: a few hyphens, not as many as the words have."""
    dashes = text.strip()
    return dashes in {"---", "----", "-----"} and len(dashes) != len(words)


def is_prose(texts: list[str]) -> bool:
    """Whether *texts*, lines that would be code, are sentences."""
    return bool(_PROSE.fullmatch(" ".join(each.strip() for each in texts)))


def is_comparison(text: str, *, alone: bool) -> bool:
    """Whether the `>` of *text* is a sign before a number.

    A quote that stands *alone* and has a space may begin with a number.
    """
    found = _COMPARISON.match(text)
    return found is not None and not (alone and found[1])


def is_legend(text: str) -> bool:
    """Whether the item *text* is what a star or a plus in a table means: `* p < .05`."""
    return _LEGEND.match(text) is not None


def goes_on(above: str, before: str, text: str) -> bool:
    """Whether *text*, without its container's indent, is more of the paragraph of *before*."""
    patterns = (ITEM, FENCE, RULE, UNDERLINE, QUOTE, HEADING, BOX, NOTE, DEFINITION, HTML)
    if any(pattern.match(text) for pattern in patterns):
        return False
    code = before.startswith("    ") and not above.strip()
    ended = not before.strip() or code
    return not (ended or any(each.match(before) for each in (RULE, HEADING, _FENCE_INSIDE)))


def fence_after(fence: str, text: str) -> str:
    """The mark of the fence that is open after the line *text*, or ""."""
    if fence:
        return "" if closes(text.strip(), fence) else fence
    match = _FENCE_INSIDE.match(text)
    return match[1] if match else ""


def closes(text: str, mark: str) -> bool:
    found = text.strip()
    return len(found) >= len(mark) and not found.strip(mark[0]) and not text.startswith("    ")


def language(info: str) -> str:
    """The part of an info string that Python-Markdown knows."""
    match = _LANGUAGE.match(info)
    return match[1] if match else ""


def heading(text: str, *, closed: bool = True) -> str:
    """The heading *text* with no `#` at its end but those of its words."""
    marks, _, words = text.strip().partition(" ")
    words = _CLOSING_HASHES.sub("", words) if closed else words
    words = words.strip()
    if _BREAK.search(words):
        words += "\\"
    return f"{marks} {words}" + (" #" if words.endswith("#") else "")


def words(text: str, in_paragraph: bool) -> str:
    """A line of a paragraph, which Python-Markdown is to take for nothing else."""
    text = text.lstrip(" ")
    number = _NUMBER.match(text)
    if number and (in_paragraph or len(number[1]) > 9):
        text = f"{number[1]}\\{text[len(number[1]) :]}"
    return text
