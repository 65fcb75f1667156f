"""An old address, and the file that answers there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from documents.folded_name import folded_name
from report.diagnostic import Diagnostic


@dataclass(frozen=True, order=True, slots=True)
class Alias:
    """*path* is an old address, such as `/old/place/`; *source* the file of the text behind it."""

    path: str
    source: str


Wrong = tuple[Alias, Diagnostic]
"""An alias that cannot be written, and why; who knows its text adds path and line."""


def save_as(path: str) -> str:
    """The file for the address *path*: an index in that folder, or the HTML file itself."""
    inside = path.strip("/")
    if path.endswith("/") or PurePosixPath(path).suffix not in (".html", ".htm"):
        return f"{inside}/index.html".lstrip("/")
    return inside


def problems(aliases: Iterable[Alias], outputs: Mapping[str, str]) -> list[Wrong]:
    """What is wrong with *aliases*; *outputs* maps each file that the build writes to its source.

    Letter case does not count: some file systems and hosts do not see it.
    """
    taken: dict[str, Alias] = {
        folded_name(file): Alias("", source) for file, source in outputs.items()
    }
    found = []
    for alias in sorted(set(aliases)):
        file = folded_name(save_as(alias.path))
        if file in taken:
            found.append(_clash(alias, taken[file]))
        elif not _is_html(alias.path):
            found.append(_no_page(alias))
        else:
            taken[file] = alias
    return found


def _is_html(path: str) -> bool:
    suffix = "" if path.endswith("/") else PurePosixPath(path).suffix
    return suffix in ("", ".html", ".htm")


def _clash(alias: Alias, owner: Alias) -> Wrong:
    """*alias* is an address of *owner*: a page, which has no path here, or an alias as well."""
    whose = "this text itself" if owner.source == alias.source else owner.source
    problem, remedy = f"{alias.path} is already the address of {whose}", "remove the alias"
    if owner.path and owner.source == alias.source:
        is_case = save_as(owner.path) != save_as(alias.path)
        how = "differs only by letter case from" if is_case else "is the same address as"
        problem, remedy = f"{alias.path} {how} {owner.path}, another alias", "keep one of them"
    elif owner.path:
        problem = f"{alias.path} is already an old address of {whose}"
    return _wrong(alias, problem, remedy)


def _no_page(alias: Alias) -> Wrong:
    remedy = "want a path that ends in / or .html"
    return _wrong(alias, f"no page can redirect from {alias.path}", remedy)


def _wrong(alias: Alias, problem: str, remedy: str) -> Wrong:
    return alias, Diagnostic("", 1, "aliases", problem, remedy, value=alias.path)
