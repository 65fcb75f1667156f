"""Typogrify's result, byte for byte, from one tokenisation instead of four.

Delete this module when Typogrify tokenises once itself: `typeset` and `typogrify.filters.typogrify`
take the same arguments and return the same string (a property test compares them).

Every filter here first asks, cheaply, whether the library's filter could change anything;
only a piece of text for which the answer is yes is given to the library's own code.
"""

from __future__ import annotations

import re
from typing import Final

import smartypants
from typogrify import filters

_TAGS: Final = re.compile(r"(<[^>]*>)")
_EDUCABLE: Final = re.compile(r"[\\\"'`]|&quot;|--|\.\.\.|\. \. \.")
# Quotes that nobody can mistake: inside a word, and around words.
_CONTRACTION: Final = re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_])")
_OPENING: Final = re.compile(r"\"(?<!\S\")(?=\w)")
_CLOSING: Final = re.compile(r"\"(?<=[\w.,!?]\")(?=[\s.,;:!?)]|$)")
_SKIPPED_BY_SMARTYPANTS: Final = re.compile(
    rf"<(/)?({'|'.join(smartypants.tags_to_skip)})[^>]*>", re.I
)
_SKIPPED_BY_CAPS: Final = re.compile(r"<(/)?(?:kbd|script)[^>]*>", re.I)
_CAPITALS: Final = re.compile(r"[A-Z](?:\d*[A-Z]|\.\s?[A-Z])")
_AMPERSAND: Final = re.compile(r"&(?:amp;|#38;)?(?:\s|&nbsp;)")
_LEADING_QUOTE: Final = re.compile(r"""\s*(?:["']|&(?:ldquo|lsquo|\#8220|\#8216);)""", re.X)
_QUOTE_AFTER_TAG: Final = re.compile(r""">\s*(?:["']|&(?:ldquo|lsquo|\#8220|\#8216);)""", re.X)
_BLOCK_END: Final = re.compile(r"</(?:p|h[1-6]|li|dt|dd)>")
_INLINE_ENDS: Final = ("</a>", "</em>", "</span>", "</strong>", "</i>", "</b>")
_BROKEN: Final = re.compile(r"<(?:[^>]*(?:<|\Z)|!--)")  # no tag, or a comment
_INLINE_TAG: Final = re.compile(r"</?(?:a|em|span|strong|i|b)")


def typeset(text: str, ignore_tags: list[str] | None = None, **switches: bool) -> str:
    """What `typogrify.filters.typogrify(text, ignore_tags, **switches)` returns.

    Raises TypeError for an unknown switch, as the library does.
    """
    unknown = switches.keys() - {"amp", "smartypants", "caps", "initial_quotes", "widont"}
    if unknown:
        raise TypeError(f"Unexpected keyword argument(s): {sorted(unknown)}")
    sections = filters.process_ignores(text, ignore_tags)
    return "".join(
        _typeset_section(section, switches) if wanted else section for section, wanted in sections
    )


def settle_dashes(kind: str) -> None:
    """Have SmartyPants make of dashes and quotes what Pelican's setting `TYPOGRIFY_DASHES` says."""
    dashes = {"oldschool": smartypants.Attr.set2, "oldschool_inverted": smartypants.Attr.set3}
    smartypants.Attr.default = dashes.get(kind, smartypants.Attr.set1) | smartypants.Attr.w


def _typeset_section(text: str, switches: dict[str, bool]) -> str:
    if _BROKEN.search(text):  # there the filters disagree about what is a tag
        return str(filters.applyfilters(text, **switches))
    if switches.get("amp", True) and _AMPERSAND.search(text):
        text = filters.amp(text)
    text = _words(text, switches.get("smartypants", True), switches.get("caps", True))
    if switches.get("initial_quotes", True) and _may_start_with_quote(text):
        text = filters.initial_quotes(text)
    if switches.get("widont", True):
        text = widont(text)
    return text


def _words(text: str, educated: bool, caps: bool) -> str:
    """*text* after the two filters that look at words between tags."""
    parts = _TAGS.split(text)  # words, tag, words, tag, …, words
    if educated and _EDUCABLE.search(text):
        parts[::2] = _educated(parts, _SKIPPED_BY_SMARTYPANTS.search(text) is None)
    if caps and _CAPITALS.search(text):
        parts[::2] = _capitalised(parts)
    return "".join(parts)


def _educated(parts: list[str], everywhere: bool) -> list[str]:
    """The words among *parts* with curly quotes, dashes and dots, but those in code or math."""
    found: list[str] = []
    open_tags: list[str] = []
    previous = ""
    for words, tag in zip(parts[::2], (*parts[1::2], ""), strict=True):
        wanted = words and not open_tags and _EDUCABLE.search(words)
        found.append(_educate(words, previous) if wanted else words)
        previous = words[-1:] or previous
        if not everywhere:
            _follow(open_tags, tag)
    return found


def _follow(open_tags: list[str], tag: str) -> None:
    match = _SKIPPED_BY_SMARTYPANTS.match(tag)
    if match is None:
        return
    name = match[2].lower()
    if not match[1]:
        open_tags.append(name)
    elif open_tags and open_tags[-1] == name:
        open_tags.pop()


def _educate(words: str, previous: str) -> str:
    """SmartyPants curls a lone quote by the last character of the text before it."""
    if words in {"'", '"', "&quot;"} and previous and not previous.isspace():
        return str(smartypants.smartypants(f"x<i>{words}").removeprefix("x<i>"))
    plain = _CLOSING.sub("&#8221;", _OPENING.sub("&#8220;", _CONTRACTION.sub("&#8217;", words)))
    return str(smartypants.smartypants(words)) if _EDUCABLE.search(plain) else plain


def _capitalised(parts: list[str]) -> list[str]:
    found: list[str] = []
    skipped = False
    for words, tag in zip(parts[::2], (*parts[1::2], ""), strict=True):
        wanted = not skipped and _CAPITALS.search(words)
        found.append(filters.caps(words) if wanted else words)
        match = _SKIPPED_BY_CAPS.match(tag)
        skipped = match is not None and match[1] is None
    return found


def _may_start_with_quote(text: str) -> bool:
    return bool(_LEADING_QUOTE.match(text) or _QUOTE_AFTER_TAG.search(text))


def widont(text: str) -> str:
    """Join the last two words of each block with `&nbsp;`, found from the block's end backwards."""
    pieces: list[str] = []
    done = 0
    for end in (*(match.start() for match in _BLOCK_END.finditer(text)), len(text)):
        gap = _last_gap(text, done, end)
        if gap is not None:
            pieces += (text[done : gap[0]], "&nbsp;")
            done = gap[1]
    return "".join((*pieces, text[done:])) if pieces else text


def _last_gap(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the space before the last word of *text*[*start*:*end*] begins and ends, if any."""
    end = _end_of_words(text, start, end)
    word = end
    while word > start and not text[word - 1].isspace() and text[word - 1] not in "<>":
        word -= 1
    gap = word
    while gap > start and text[gap - 1].isspace():
        gap -= 1
    if word == end or gap in (word, start) or text[gap - 1] == "<":
        return None
    return (gap, word) if text[gap - 1] != ">" or _ends_with_inline_tag(text, gap) else None


def _end_of_words(text: str, start: int, end: int) -> int:
    """*end*, before any space and closing inline tags."""
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        closing = next((tag for tag in _INLINE_ENDS if text.endswith(tag, start, end)), None)
        if closing is None:
            return end
        end -= len(closing)


def _ends_with_inline_tag(text: str, end: int) -> bool:
    after_previous_tag = text.rfind(">", 0, end - 1) + 1
    return _INLINE_TAG.search(text, after_previous_tag, end) is not None
