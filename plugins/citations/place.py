"""Where in a Markdown source a citation stands, for messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citations.groups import find_groups

_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?![`~]).*?^(?P=fence)|(?<!`)(?P<ticks>`{1,3})(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.M,
)
_PICTURE = re.compile(r"!\[(?:[^\[\]]|\[[^\]]*\])*\]\([^)\n]*\)")


def lines_of(fragment: str, markdown: str) -> Iterator[int]:
    """The line, counted from 1, of each citation group of *markdown* that holds *fragment*."""
    text = without_code(markdown)
    holds = re.compile(rf"(?<![\w-]){re.escape(fragment)}(?![\w-])")
    for group in find_groups(text):
        if holds.search(" ".join(group[1].split())):
            yield text.count("\n", 0, group.start()) + 1


def lines_of_key(key: str, source: str) -> list[int]:
    """Each line of *source* that names *key*: in a citation, or bare in the front matter."""
    head = re.match(r"---\n.*?^---$", source, re.DOTALL | re.M)
    bare = re.compile(rf"(?<![\w@-]){re.escape(key)}(?![\w-])")
    lines = {
        source.count("\n", 0, each.start()) + 1 for each in bare.finditer(head[0] if head else "")
    }
    return sorted(lines | set(lines_of(f"@{key}", source)))


def lines_of_pictures(markdown: str) -> Iterator[int]:
    """The line of each picture whose alternative text or title holds a citation group."""
    text = without_code(markdown)
    for picture in _PICTURE.finditer(text):
        if next(find_groups(picture[0]), None):
            yield text.count("\n", 0, picture.start()) + 1


def without_code(markdown: str) -> str:
    """*markdown* with its code blanked out; every line keeps its number."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)
