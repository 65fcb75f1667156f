"""What became of a text: links in links, tags as words, Markdown left as it was typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from report.diagnostic import Diagnostic, wrong_value
from report.east_asian import EAST_ASIAN
from report.source_lines import Lines

from .addresses import without_addresses

_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_LINK = re.compile(r"<a\s[^>]*>(.*?)</a>", re.DOTALL)
_OWN_ADDRESS = re.compile(r"<a\s[^>]*>(?:https?:|www\.|&#)[^<]*</a>")
_TAG = re.compile(r"<[^>]*>")
_ALTERNATIVE = re.compile(r'<img\b[^>]*?\balt="([^"]*)"')
_MARKUP = re.compile(r"\]\(|(?<![\w*])\*+\w[^*]*\*|(?<![\w_])_\w[^_]*_(?!\w)|`")
_SHOWN_TAG = re.compile(r"&lt;(?=[A-Za-z/!?])")
_DEFINITION_ALONE = re.compile(r"<dl>\s*<dd>")
_SPACED_SCRIPT = re.compile(r"<(su[bp])>((?:(?!</\1>).){0,200}?\s.*?)</\1>", re.DOTALL)
_R_CODE = re.compile(r"<code>(r [A-Za-z][\w.$]*(?:\([^<]*\)[^<]*)?)</code>")
_TYPED_TAG = re.compile(r"(?:\\<|&lt;|&#60;|&#x3c;)(?=[A-Za-z/!?])", re.IGNORECASE)
_LONE_TAG = re.compile(r"(?<!\\)<[A-Za-z/!?][^\s>]*")
_MARKED = re.compile(r"[*_{]|\]\(")
_CLOSING = r".:;,!?)\"”’%…\u3001-\u301f\uff01-\uff20"  # also those of Chinese and Japanese
_LEFT_OVER = re.compile(
    r"(?<![\w*\\])\*{1,2}\w(?:[^*<\n]*\w)?\*{1,2}(?!\w)|(?<![\w\\])__?[^\W_](?:[^_<\n]*[^\W_])?__?(?!\w)"
    r"|\[[^\[\]<\n]+\]\((?:https?:|mailto:|tel:|#|/|\{)[^)\s<]*\)"
    rf"|(?P<stars>\*\*[^*<\n]+\*\*|(?<![\w*\\])\*[^\W\d_][^*<\n]*[{_CLOSING}]\*(?=\w)"
    rf"|(?<![^\W{EAST_ASIAN}])(?<![_\\])__?[^\W\d_][^_<\n]*[{_CLOSING}]_(?=\w))"
    r"|(?P<braces>\{:?[ ]?[.#][A-Za-z][\w-]*[^}<\n]{0,100}\})"
)
_UNCLOSED = re.compile(r"(?<![\w*\\/])(\*{1,2})[^\W\d_]{2,}[^\s*]*(?!\*)")
_MARK_OF_NOTE = re.compile(r"[\w.,)%]\*{1,2}(?![\w*])")
_TITLE = re.compile(r"\]\([^()\s\"']*\s+(?:\"([^\"\n]*)\"|'([^'\n]*)')\)")
_IN_HTML = ("want no Markdown in this HTML", "write HTML there, or a table of Markdown")
_IN_TITLE = ("want plain words in a caption", "leave signs of Markdown out")
_BRACES = ("want attributes at the end of a heading or a line of their own", "delete the braces")
_STARS = (
    "want signs that touch the words between them, and a space or a sign outside",
    "write **words** or *words*, or \\* for a star",
)
_OF_KIND = {"stars": _STARS, "braces": _BRACES}


def diagnostics(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """What became of the text: links in links, signs in pictures' words, lone tags."""
    shown = _CODE.sub("", html)
    for match in _LINK.finditer(shown) if "](" in shown or "<a" in shown else ():
        if "<a " in match[1] or "](" in match[1]:
            typed = unescape(_TAG.sub("", match[1]))
            wanted, remedy = "want no link inside a link", "end the outer one before it"
            yield wrong_value(lines.of(typed, "](", "["), "markdown", typed, wanted, remedy)
    for match in _ALTERNATIVE.finditer(shown):
        if _MARKUP.search(match[1]):
            typed = unescape(match[1])
            wanted, remedy = "want plain words in the brackets of a picture", "leave signs out"
            line = lines.of(f"![{typed}]", f'alt="{typed}"', typed)
            yield wrong_value(line, "markdown", typed, wanted, remedy)
    yield from _odd_elements(html, lines)
    yield from _lone_tags(shown, lines)
    yield from _left_over(shown, lines)


def _odd_elements(html: str, lines: Lines) -> Iterator[Diagnostic]:
    """A definition of nothing, raised or lowered words, and code that R would run."""
    if "<dd>" in html and _DEFINITION_ALONE.search(html):
        typed = next((t for t in lines.text.split("\n") if t.lstrip().startswith(": ")), ": ")
        wanted, remedy = "want a term above the definition", "write a caption above its table"
        yield wrong_value(lines.of(typed), "markdown", typed.strip(), wanted, remedy)
    if "<su" in html and "<su" not in lines.text and (match := _SPACED_SCRIPT.search(html)):
        typed = unescape(_TAG.sub("", match[2]))
        sign = "^" if match[1] == "sup" else "~"
        wanted, remedy = (
            "want no space in what is raised or lowered",
            f"write \\{sign} for the sign",
        )
        yield wrong_value(lines.of(typed, sign), "markdown", typed, wanted, remedy)
    for match in _R_CODE.finditer(html) if "<code>r " in html else ():
        wanted, remedy = "want the value: nothing runs this code", "write the number"
        typed = unescape(match[1])
        line = lines.at(max(0, lines.body.find(f"`{typed}")))
        yield wrong_value(line, "markdown", typed, wanted, remedy)


def _lone_tags(shown: str, lines: Lines) -> Iterator[Diagnostic]:
    """What begins as a tag and is published as text, though nobody has escaped it."""
    if len(_SHOWN_TAG.findall(shown)) > len(_TYPED_TAG.findall(lines.text)):
        lone = next((m for m in _LONE_TAG.finditer(lines.text) if f"&lt;{m[0][1:]}" in shown), None)
        typed = lone[0] if lone else "<"
        line = lines.at(lone.start()) if lone else lines.of("<")
        wanted, remedy = "want a whole tag", "write a lone < as &lt;"
        yield wrong_value(line, "markdown", typed, wanted, remedy)


def _left_over(shown: str, lines: Lines) -> Iterator[Diagnostic]:
    """Markdown that is published as it was typed: in a table of HTML or a caption, most often."""
    words = unescape(_TAG.sub("\n", _OWN_ADDRESS.sub("", shown)))
    titles = list(_TITLE.finditer(lines.text)) if "<figcaption" in shown else []
    left = list(_LEFT_OVER.finditer(words)) if _MARKED.search(words) else []
    text = without_addresses(lines.text) if left else ""
    counted = Counter(match[0] for match in left)
    meant = {signs for signs, times in counted.items() if times <= _times_escaped(signs, text)}
    for match in left:
        if match[0] in meant:
            continue
        is_link = match[0].startswith("[")
        place, titled = _place(match, lines.text if is_link else text, titles)
        if place >= 0 and not _is_reported(match[0], lines.text, place):
            wanted, remedy = _IN_TITLE if titled else _OF_KIND.get(match.lastgroup or "", _IN_HTML)
            yield wrong_value(lines.at(place), "markdown", match[0], wanted, remedy)
    yield from _unclosed(words, [match.span() for match in left], lines)


def _times_escaped(signs: str, text: str) -> int:
    """How often *text* has *signs* with a backslash before the first of them."""
    pattern = r"\\?".join(map(re.escape, signs))
    return len(re.findall(rf"\\(?={pattern})", text))


def _place(left: re.Match[str], text: str, titles: list[re.Match[str]]) -> tuple[int, bool]:
    """Where *text* has what is *left* standing, or -1; and whether that is in a caption.

    The same signs may be Markdown further up, so the words around them tell the place.
    """
    start = left.string.rfind("\n", 0, left.start()) + 1
    around = left.string[start:].partition("\n")[0].strip()
    for title in titles:
        if left[0] in title[0] and around in title[0]:
            return title.start() + title[0].index(left[0]), True
    if around != left[0] and left[0] in around and (whole := text.find(around)) >= 0:
        return whole + around.index(left[0]), False
    found = re.search(rf"(?<!\\){re.escape(left[0])}", text)
    if found is None:
        return -1, False
    return found.start(), any(each.start() < found.start() < each.end() for each in titles)


def _is_reported(signs: str, text: str, place: int) -> bool:
    """Whether *signs* are those of `**bold**ly` or `[words]{.red}`, of which others tell."""
    end = place + len(signs)
    after = text[end : end + 2].lstrip("*")
    in_word = signs[0] == "*" and after[:1].isalnum() and signs.rstrip("*")[-1].isalnum()
    return in_word or (signs[0] == "{" and text[:place][-1:] == "]")


def _unclosed(words: str, taken: list[tuple[int, int]], lines: Lines) -> Iterator[Diagnostic]:
    """Stars at the beginning of a word that have no end; a star that marks a note has one.

    What is *taken* is reported already.
    """
    if "*" not in words or _MARK_OF_NOTE.search(words):
        return
    found = [m for m in _UNCLOSED.finditer(words) if not _is_in(taken, m.start())]
    counted = Counter(match[0] for match in found)
    for match in found:
        if counted[match[0]] <= _times_escaped(match[0], lines.text):
            continue
        place, _ = _place(match, lines.text, [])
        if place >= 0:
            remedy = f"write {match[1]} after the words, or \\* for a star"
            typed = lines.text[place:].partition("\n")[0]
            wanted = "want stars that have an end"
            yield wrong_value(lines.at(place), "markdown", typed, wanted, remedy)


def _is_in(spans: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)
