"""Citation groups as writers type them: `[@key]`, `[see @a, p. 3; -@b]`; after Pandoc's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from citations.plain import dashes

KEY_PATTERN = r"\w+(?:[-:./+]\w+)*"
"""A key, in the library, in texts and in front matter: as Pandoc's, without `#$%&?<>~`."""

KEY_FORM = "letters, digits and _, with single - : . / + between them"

INSIDE = r"-?@[^\[\]]*|(?:[^\[\]@]*[\s;])-?@(?=\w)[^\[\]]*"
_INSIDE = rf"({INSIDE})\](?!\()"
GROUP_PATTERN = rf"\[{_INSIDE}"
"""A group and its inside; `[@name](https://…)` is a link and no group."""

_GROUP = re.compile(rf"\[(?<!\\\[){_INSIDE}")  # one that begins with its sign is found sooner
_CITATION = re.compile(
    rf"(?:(?P<prefix>[^@]*\S)\s+)?-?@(?P<key>{KEY_PATTERN})(?:\s*,\s*(?P<locator>[^@\s][^@]*))?"
)
_EMPHASIS = re.compile(r"[*`]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True, slots=True)
class Citation:
    """One source that a group names.

    *prefix* are the words before it (`see`), *locator* is the place in it (`p. 3`), or empty.
    """

    key: str
    locator: str = ""
    prefix: str = ""


class MalformedGroupError(ValueError):
    """A group that is not `@key`, with words before it or a place after it, between semicolons."""


@lru_cache(maxsize=4096)  # a source is cited in the same words again and again
def parse_group(inside: str) -> tuple[Citation, ...]:
    """The citations between the brackets of a group.

    Raises MalformedGroupError with the part that cannot be read.
    """
    text = normalize("NFC", inside)
    return tuple(_parse_citation(" ".join(part.split())) for part in text.split(";"))


def _parse_citation(part: str) -> Citation:
    match = _CITATION.fullmatch(part)
    if not match:
        raise MalformedGroupError(part)
    prefix, locator = (dashes(match[name] or "") for name in ("prefix", "locator"))
    if _EMPHASIS.search(prefix) or _EMPHASIS.search(locator):
        raise MalformedGroupError(part)
    return Citation(match["key"], locator, prefix)


def find_groups(text: str) -> Iterator[re.Match[str]]:
    """Each group in *text*; group 1 of the match is what stands between its brackets."""
    return _GROUP.finditer(text)


def without_groups(text: str) -> str:
    """*text* without its groups and the space before them: for titles and descriptions."""
    if "@" not in text:
        return text
    parts, end = list[str](), 0
    for group in find_groups(text):
        before = text[end : group.start()].rstrip()
        while before.endswith("&nbsp;"):
            before = before.removesuffix("&nbsp;").rstrip()
        parts.append(before)
        end = group.end()
    return "".join((*parts, text[end:]))
