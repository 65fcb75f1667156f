"""Checks that each output has one source, and no reserved name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from documents.folded_name import folded_name
from report.diagnostic import Diagnostic, wrong_value

RESERVED = frozenset(
    {".nojekyll", ".well-known", "404", "404.html", "_headers", "_redirects", "archive", "author"}
    | {
        "blog",
        "category",
        "changes",
        "cname",
        "drafts",
        "favicon.ico",
        "favicon.svg",
        "feeds",
        "index",
    }
    | {"index.html", "pagefind", "popular", "popular.json", "references", "robots.txt", "search"}
    | {"sitemap.xml", "tag", "theme"}
)


def clashes(outputs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Diagnostic]]:
    """Each source that would write over another's output, with its diagnostic.

    *outputs* are pairs of an output path and the source (a path below `content/`, or the words for
    what else makes it). Two paths that differ only in letter case are one on many disks. Of two
    sources whose own names differ so, `names.clashes` has reported already.
    """
    makers: dict[str, tuple[str, str]] = {}
    for output, source in sorted(set(outputs)):
        first = makers.setdefault(folded_name(output), (output, source))
        if first != (output, source) and folded_name(first[1]) != folded_name(source):
            yield source, _clash(output, *first)
            yield first[1], _clash(first[0], output, source)


def reserved(output: str, source: str) -> Iterator[tuple[str, Diagnostic]]:
    """A diagnostic if *output* is, or lies in, a place that the site keeps for itself."""
    first = output.split("/", 1)[0]
    if first.casefold() in RESERVED:
        yield (
            source,
            wrong_value(1, "slug", first, "want a name that is not reserved", "choose another"),
        )


def _clash(output: str, other_output: str, other: str) -> Diagnostic:
    wanted = "want one source for each page"
    if output != other_output:
        wanted = f"want a path that differs from {other_output} by more than letter case"
    return wrong_value(1, "output", output, wanted, f"{other} makes it too: change a slug")
