"""Old addresses that lead to a text: those that a page can answer, each for one text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from documents.folded_name import folded_name
from front_matter.path_type import decoded
from redirects.alias import save_as
from source_tree.outputs import RESERVED

_LISTS: Final = frozenset({"index.html", "404.html", "drafts", "theme", "pagefind", "feeds"})


class Aliases:
    """Gives each old address to the first text that had it, unless a page of this site is there.

    *pages* are the language and slug of each text that moves in, *existing* the paths of others.
    """

    def __init__(self, pages: Iterable[tuple[str, str]], existing: Iterable[str]) -> None:
        slugs = [f"{lang}/{slug}".lstrip("/") for lang, slug in pages]
        slugs += [path.rpartition("/")[2].removesuffix(".md") for path in existing]
        self._taken = {folded_name(f"{name}/index.html") for name in (*slugs, *RESERVED)}

    def of(self, given: Iterable[str]) -> tuple[list[str], list[tuple[str, str, str]]]:
        """The aliases of a text that had the addresses *given*, and those that can be none."""
        found: list[str] = []
        problems: list[tuple[str, str, str]] = []
        for address in given:
            typed = "/" + address.strip().lstrip("/")
            path = decoded(typed) or typed
            file = folded_name(save_as(path))
            if wrong := _refused(typed):
                problems.append(("old address", address, wrong))
            elif file not in self._taken and path != "/" and file.partition("/")[0] not in _LISTS:
                self._taken.add(file)
                found.append(path)
        return found, problems


def _refused(path: str) -> str:
    if "?" in path:
        return "no page can answer a query; have your host lead it to the text, if it can"
    if decoded(path) is None:
        return "has signs that an alias may not have; have your host lead it to the text"
    end = path.rpartition("/")[2]
    if "." in end and not end.endswith((".html", ".htm")):
        return "is no page; have your host lead it to the text"
    return ""
