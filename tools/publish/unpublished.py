"""Guard rule: no draft and no post of a later day, by reading the sources a second time.

The build keeps them out already. This looks at the sources with its own eyes, so that a wrong
setting, a stale cache or a plugin that lists too much does not make them public.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from front_matter import path_metadata, record
from front_matter.model import FIELDS, by_name
from front_matter.source import parse
from report.diagnostic import Diagnostic
from tools.publish.staged_site import StagedSite


@dataclass(frozen=True, order=True, slots=True)
class Unpublished:
    """The source at *path* is not for readers: *why*; its page would be `/slug/`."""

    path: str
    slug: str
    why: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What is written below `content/`: *hidden*, and how many texts are *published*."""

    hidden: list[Unpublished]
    published: int


def read_sources(content: Path, day: date) -> Sources:
    """The sources below *content*, as readers may see them on *day*."""
    read = {path: _values(path) for path in sorted(content.rglob("*.md")) if path.is_file()}
    hidden = {path: _why(values, day) for path, values in read.items()}
    published = (item for item in read.items() if not hidden[item[0]])
    public = {each for path, values in published for each in _addresses(path, values)}
    unpublished = [
        Unpublished(path.relative_to(content.parent).as_posix(), slug, hidden[path])
        for path, values in read.items()
        if hidden[path]
        for slug in _addresses(path, values)
        if slug not in public
    ]
    return Sources(unpublished, list(hidden.values()).count(""))


def empty(sources: Sources) -> Iterator[Diagnostic]:
    """A site on which nobody has published anything: only lists of nothing."""
    if not sources.published:
        problem = "no text is published: each is a draft or waits for its day, or there is none"
        yield Diagnostic("content", 1, "empty", problem, "publish one")


def leaks(site: StagedSite, hidden: Iterable[Unpublished]) -> Iterator[Diagnostic]:
    """A page of *hidden*, or a file that names its address."""
    listed = list(hidden)
    for path in site.files:
        if path.startswith("drafts/"):
            yield _leak(path, 1, "is a draft")
    for path, content in site.texts():
        for source in listed:
            yield from _named(path, content, source, site.manifest.site)


def _named(path: str, content: bytes, source: Unpublished, url: str) -> Iterator[Diagnostic]:
    if path == f"{source.slug}/index.html":
        yield _leak(path, 1, f"is the page of {source.path}, {source.why}")
        return
    for start in (f"{url}/", '"/', "'/"):
        position = content.find(f"{start}{source.slug}/".encode())
        if position >= 0:
            line = content.count(b"\n", 0, position) + 1
            yield _leak(path, line, f"names {source.path}, {source.why}")
            return


def _leak(path: str, line: int, problem: str) -> Diagnostic:
    return Diagnostic(path, line, "unpublished", problem, "see what writes it")


def _values(path: Path) -> dict[str, Any]:
    elsewhere = path_metadata.values(path.name, path_metadata.options(path_metadata.PELICAN))
    source, fields = parse(path.read_bytes()), by_name(FIELDS)
    return record.read(source, fields, article=True, elsewhere=elsewhere).values


def _addresses(path: Path, values: dict[str, Any]) -> list[str]:
    """Where the text would stand: in another language than the site's, below its code."""
    slug = str(values.get("slug") or path.stem.lower())
    return [slug, f"{values['lang']}/{slug}"] if "lang" in values else [slug]


def _why(values: dict[str, Any], day: date) -> str:
    if values.get("status") == "draft":
        return "a draft"
    published = values.get("date")
    if published is not None and published.date() > day:
        return f"which waits until {published:%Y-%m-%d}"
    return ""
