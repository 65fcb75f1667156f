"""Where in a Markdown source a citation stands, for messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from citations.groups import GROUP_PATTERN, INSIDE, MalformedGroupError, find_groups, parse_group

# The fences of number_figures hold text that is shown. A fence is searched from the end of the line
# before it, which is found four times as fast as `^`.
_CODE = re.compile(
    r"(?P<shown>\n *(?P<mark>`{3,}|~{3,}) *figure(?!\S).*?^ *(?P=mark))"
    r"|\n(?P<fence>`{3,}|~{3,})(?![`~]).*?^(?P=fence)"
    r"|`(?<!``)(?P<more>`{0,2})(?!`).+?(?<!`)`(?P=more)(?!`)",
    re.DOTALL | re.M,
)
_HEAD = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.M)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_GROUP_OR_ESCAPED = re.compile(rf"\\?{GROUP_PATTERN}")
_PICTURE = re.compile(r"!\[(?:[^\[\]]|\[[^\]]*\])*\]\([^)\n]*\)")
_AS_LINK = re.compile(
    rf"\[(?<![!\\]\[)(?P<group>{INSIDE})\](?!:)(?:(?P<address>\()|\[(?P<label>(?!-?@)[^\[\]\n]*)\])?"
    r"|<a\s[^<>]*>\s*(?P<words>-?@[^<>]*)</a>"
)
_LINK = re.compile(
    r"(?<![!\\])\[(?:[^\[\]]|\[[^\]]*\])*\](?:\([^)\n]*\)|\[(?![@-])[^\]\n]*\])"
    r"|<a\s[^<>]*>.*?</a>",
    re.DOTALL,
)


def lines_of_group(inside: str, markdown: str) -> list[int]:
    """The line, from 1, of each group of *markdown* that holds *inside* between its brackets."""
    wanted = _flat(inside)
    text = markdown if "`" in inside else without_code(markdown)
    return [_line(text, group) for group in find_groups(text) if _flat(group[1]) == wanted]


def lines_of_keys(keys: Iterable[str], source: str) -> dict[str, list[int]]:
    """The lines of *source* that name each of *keys*: in citations, else bare in front matter."""
    found: dict[str, list[int]] = {key: [] for key in keys}
    text = without_code(source)
    for group in find_groups(text):
        line = _line(text, group)
        for key in _keys(group[1]) & found.keys():
            found[key] += [line] if line not in found[key] else []
    head = _HEAD.match(source)
    for key in (key for key in found if head and not found[key]):
        bare = re.compile(rf"(?<![\w@-]){re.escape(key)}(?![\w-])")
        places = bare.finditer(head[0] if head else "")
        found[key] = sorted({_line(source, each) for each in places})
    return found


def lines_of_links(inside: str, markdown: str) -> list[int]:
    """The line of each group that holds *inside* and stands in a link."""
    text = without_code(markdown)
    lines = [
        text.count("\n", 0, link.start() + 1 + group.start()) + 1
        for link in _LINK.finditer(text)
        for group in find_groups(link[0][1:])
        if _flat(group[1]) == _flat(inside)
    ]
    return lines or lines_of_group(inside, markdown)


def lines_of_linked_keys(markdown: str) -> dict[str, list[int]]:
    """The keys of each group that is the words of a link, `[@key](address)`, with its lines."""
    text, found = without_code(markdown), dict[str, list[int]]()
    lower = text.lower()
    for link in _AS_LINK.finditer(text):
        label = (link["label"] or link["group"] or "").lower()
        if link["address"] or link["words"] or f"[{label}]:" in lower:
            for key in _keys(link["group"] or link["words"]):
                found.setdefault(key, []).append(_line(text, link))
    return found


def lines_of_pictures(markdown: str) -> Iterator[int]:
    """The line of each picture whose alternative text or title holds a citation group."""
    text = without_code(markdown)
    for picture in _PICTURE.finditer(text):
        if next(find_groups(picture[0]), None):
            yield _line(text, picture)


def lines_of_words(words: str, markdown: str) -> list[int]:
    """The line of each place outside code and front matter where *words* stand, not escaped.

    Words that are no group themselves are not searched in groups and links. A group is taken to
    stand in HTML, where it stays as typed, if any of the lines does.
    """
    text = _HEAD.sub(_blanked, without_code(markdown), count=1)
    if not words.startswith("["):
        text = _LINK.sub(_blanked, _GROUP_OR_ESCAPED.sub(_blanked, text))
    found = re.compile(rf"(?<![\w@\\/.-]){re.escape(words)}(?![-:./+]?\w)")
    places = list(found.finditer(text))
    in_html = [each for each in places if _is_in_html(text, each.start())]
    return sorted({_line(text, each) for each in in_html or places})


def escaped_times(group: str, markdown: str) -> int:
    """How often *group* stands in *markdown* after a backslash."""
    return without_code(markdown).count(f"\\{group}") if group.startswith("[") else 0


def _is_in_html(text: str, position: int) -> bool:
    """Whether the block of *text* that holds *position* begins with a tag."""
    start = text.rfind("\n\n", 0, position)
    return text[max(start, 0) : position].lstrip().startswith("<")


@lru_cache(maxsize=2)  # of a text and its body
def without_code(markdown: str) -> str:
    """*markdown* with its code blanked out; every line keeps its number."""
    if "`" not in markdown and "~~~" not in markdown:
        return markdown
    return _CODE.sub(lambda match: match["shown"] or _blanked(match), f"\n{markdown}")[1:]


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _keys(inside: str) -> set[str]:
    try:
        return {citation.key for citation in parse_group(inside)}
    except MalformedGroupError:
        return set()


def _flat(text: str) -> str:
    """*text* on one line, without the backslashes that Markdown takes away."""
    return _ESCAPE.sub(r"\1", " ".join(text.split()))


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
