"""Citation groups as writers type them: `[@key]`, `[@a; @b, p. 3]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

GROUP_PATTERN = r"\[(@[^\[\]]*)\](?!\()"
"""A group and its inside; `[@name](https://…)` is a link and no group."""

_GROUP = re.compile(GROUP_PATTERN)
_CITATION = re.compile(
    r"@(?P<key>[A-Za-z0-9]+(?:[-:._/+][A-Za-z0-9]+)*)(?:\s*,\s*(?P<locator>\S.*))?"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """One source that a group names; *locator* is the place in it (`p. 3`) or empty."""

    key: str
    locator: str = ""


class MalformedGroupError(ValueError):
    """A group that is not `@key` or `@key, locator`, separated by semicolons."""


def parse_group(inside: str) -> tuple[Citation, ...]:
    """The citations between the brackets of a group.

    Raises MalformedGroupError with the part that cannot be read.
    """
    return tuple(_parse_citation(" ".join(part.split())) for part in inside.split(";"))


def _parse_citation(part: str) -> Citation:
    match = _CITATION.fullmatch(part)
    if not match or "@" in (match["locator"] or ""):
        raise MalformedGroupError(part)
    return Citation(match["key"], match["locator"] or "")


def find_groups(text: str) -> Iterator[re.Match[str]]:
    """Each group in *text*; group 1 of the match is what stands between its brackets."""
    return _GROUP.finditer(text)


def without_groups(text: str) -> str:
    """*text* without its groups and the space before them: for titles and descriptions."""
    return re.sub(rf"(?:\s|&nbsp;)*{GROUP_PATTERN}", "", text)
