"""What is wrong with a page's citations, and what in the library nothing cites."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from report.diagnostic import Diagnostic, Level

if TYPE_CHECKING:  # to read a library takes libraries that are slow to import
    from citations.library import Library

FIELD = "citations"
AS_TYPED = "write [@key], in Markdown; a backslash before [ or @ shows it"
FORMS = "write [@key], or [see @a, p. 3; @b]"


def unknown_key(line: int, key: str, keys: Collection[str]) -> Diagnostic:
    """*key*, cited on *line*, is none of the library's *keys*."""
    close = get_close_matches(key, keys, n=1)
    remedy = f"did you mean {close[0]}?" if close else "add the source to the library"
    return Diagnostic("", line, FIELD, f"no source has the key {key}", remedy, value=key)


def bare_key(line: int, key: str, keys: Collection[str]) -> Diagnostic:
    """*key* is cited on *line* without brackets, as Pandoc allows it."""
    meant = key if key in keys else next(iter(get_close_matches(key, keys, n=1)), key)
    remedy = f"write “… and others[@{meant}] say”; \\@{key} shows it"
    return Diagnostic("", line, FIELD, f"@{key} is published as typed", remedy, value=key)


def linked_key(line: int, key: str) -> Diagnostic:
    """*key* of the library is the words of a link on *line*, and no citation."""
    remedy = f"write [@{key}] without an address, or words in the brackets"
    return Diagnostic("", line, FIELD, f"@{key} is published as typed", remedy, value=key)


def in_library(line: int, problem: str, remedy: str) -> Diagnostic:
    """Something to mend in the library, at *line*; who knows its file adds the path."""
    return Diagnostic("", line, FIELD, problem, remedy)


def unused(path: str, library: Library, used: Iterable[str], level: Level) -> Iterator[Diagnostic]:
    """The entries of the library *path* that no page uses."""
    for key in library.sources.keys() - set(used) - library.parents:
        line = library.sources[key].line
        remedy = f"cite it as [@{key}] or remove it"
        yield Diagnostic(path, line, FIELD, f"nothing cites {key}", remedy, level)
