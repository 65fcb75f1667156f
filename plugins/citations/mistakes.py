"""What is wrong with a page's citations and with the library, as mistakes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from citations.library import Library
from citations.numbering import Numbered
from citations.place import lines_of, lines_of_key, lines_of_pictures
from report.mistake import Level, Mistake

FIELD = "citations"


def page_mistakes(
    path: str, text: str, numbered: Numbered, keys: Collection[str]
) -> Iterator[Mistake]:
    """The citations of the page *path*, whose source is *text*, that name no source."""
    for key in dict.fromkeys(numbered.unknown):
        close = get_close_matches(key, keys, n=1)
        remedy = f"did you mean {close[0]}?" if close else "add the source to the library"
        for line in lines_of_key(key, text):
            yield Mistake(path, line, FIELD, f"no source has the key {key}", remedy)
    for part in dict.fromkeys(numbered.malformed):
        for line in lines_of(part, text):
            yield Mistake(
                path, line, FIELD, f"cannot read {part!r}", "write [@key], or [@a; @b, p. 3]"
            )


def picture_mistakes(path: str, text: str) -> Iterator[Mistake]:
    """The citations in pictures of the page *path*: their texts are attributes, without links."""
    for line in lines_of_pictures(text):
        problem = "a picture cannot carry a citation"
        yield Mistake(path, line, FIELD, problem, "cite in the sentence beside it")


def library_mistakes(path: str, library: Library) -> Iterator[Mistake]:
    """The faults of the library *path*."""
    for fault in library.faults:
        yield Mistake(path, fault.line, FIELD, fault.problem, fault.remedy)


def unused(path: str, library: Library, used: Iterable[str], level: Level) -> Iterator[Mistake]:
    """The entries of the library *path* that no page uses."""
    for key in library.sources.keys() - set(used):
        line = library.sources[key].line
        remedy = f"cite it as [@{key}] or remove it"
        yield Mistake(path, line, FIELD, f"nothing cites {key}", remedy, level)
