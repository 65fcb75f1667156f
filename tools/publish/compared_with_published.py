"""Guard rules that compare the new site with the live one: pages lost, an older source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from report.diagnostic import Diagnostic
from tools.publish.publish_settings import PublishSettings
from tools.publish.published import Published, Relation
from tools.publish.site_manifest import FOR_THE_HOST, MANIFEST_PATH
from tools.publish.staged_site import StagedSite, address

MOST_LOST = 0.2
# What the build names by its content: files of the theme, the search index, and the pictures of
# `pictures` (0123456789abcdef-800.avif) and `social_pictures`, in whatever folder these are.
_HASHED = re.compile(
    r"[._-][0-9a-f]{8,64}\.\w+$|^pagefind/"
    r"|(?:^|/)[0-9a-f]{16}(?:-\d+)?\.(?:avif|webp|jpe?g|png)$"
)
# Made from the texts, in each language: they go with the last text that they list.
_LISTS = re.compile(r"(?:[a-z]{2,3}(?:-\w+)?/)?(?:archive|author|blog|category|feeds|tag)/")
_REMEDY = (
    "add its path to the `aliases:` of a page; if it is to be gone, pass --allow-vanish"
    " or add it to `gone` in publish.toml"
)
_OLDER = {
    Relation.ANCESTOR: (
        "is older than what is live, {live}",
        "publish the newest commit, or go back with `invoke rollback`",
    ),
    Relation.DIVERGED: (
        "does not build on what is live, {live}",
        "was history rewritten, or is this another branch? merge, or pass --allow-apart",
    ),
    Relation.UNKNOWN: (
        "cannot be compared: this clone lacks the live commit {live}",
        "run `git fetch --unshallow`, or `git fetch` if it is not shallow",
    ),
}


def vanished(site: StagedSite, live: Published, settings: PublishSettings) -> Iterator[Diagnostic]:
    """An address that answers now and would not any more; lists and feeds are only counted."""
    lost = live.paths - site.files.keys() - {MANIFEST_PATH, ".nojekyll"}
    for path in sorted(lost & FOR_THE_HOST):
        remedy = "set `cname` in publish.toml" if path == "CNAME" else "see what wrote it"
        yield Diagnostic(path, 1, "vanished", "is live and not in the new site", remedy)
    missed = {path for path in lost - FOR_THE_HOST if not is_hashed(path)}
    missed = {path for path in missed if not _meant(path, settings)}
    lists = sorted(path for path in missed if _LISTS.match(path))
    yield from _unanswered(sorted(missed.difference(lists)), lists)


def _unanswered(paths: list[str], lists: list[str]) -> Iterator[Diagnostic]:
    """A diagnostic for each of *paths*; the first of them, or of *lists*, tells of the lists."""
    named, more = (paths, len(lists)) if paths else (lists[:1], len(lists) - 1)
    for path in named:
        problem = f"{address(path)} would answer 404"
        if more > 0 and path == named[0]:
            problem += (
                f", and so would {more:,} {'list or feed' if more == 1 else 'lists and feeds'}"
            )
        yield Diagnostic(path, 1, "vanished", problem, _REMEDY)


def is_hashed(path: str) -> bool:
    """Whether *path* has a hash in its name, or is of the search index: each change replaces it."""
    return bool(_HASHED.search(path))


def shrunk(site: StagedSite, live: Published) -> Iterator[Diagnostic]:
    """So many pages fewer that something has gone wrong."""
    if site.pages < live.pages * (1 - MOST_LOST):
        problem = f"{site.pages:,} pages instead of {live.pages:,}, more than a fifth fewer"
        yield Diagnostic(".", 1, "shrunk", problem, "if that is meant, pass --allow-shrink")


def older(source: str, live: Published, how: Relation) -> Iterator[Diagnostic]:
    """The source is older than the live one, or nobody can tell."""
    if how is not Relation.DESCENDANT and live.manifest:
        problem, remedy = _OLDER[how]
        shown = problem.format(live=live.manifest.source[:12])
        yield Diagnostic(".", 1, "source", f"{source[:12]} {shown}", remedy)


def _meant(path: str, settings: PublishSettings) -> bool:
    return any(fnmatchcase(address(path), pattern) for pattern in settings.gone)
