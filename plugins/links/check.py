"""Each link leads where it says: to a source that exists, is published and has the anchor."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from links.link import Link, links
from links.site import Page, Site

_WORDS = ("filename", "static", "attach", "category", "tag", "author", "index")
_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")


@dataclass(frozen=True, slots=True)
class Broken:
    """*raw* is the address as the HTML has it, to find its line by."""

    raw: str
    typed: str
    wanted: str
    remedy: str


def broken(page: Page, site: Site) -> Iterator[Broken]:
    """Every link of *page* that does not lead where it should."""
    for link in links(page.html):
        wrong = _wrong(link, page, site)
        if wrong:
            yield Broken(link.raw, link.typed, *wrong)


def _wrong(link: Link, page: Page, site: Site) -> tuple[str, str] | None:
    if link.external:
        return _own_address(link, site)
    if link.what:
        if link.what not in _WORDS:
            return "want {filename}, {static} or {attach}", _meant(link.what, _WORDS)
        check = _CHECKS.get(link.what)
        return check(link, page, site) if check else None
    if link.path:
        return _bare(link, page, site)
    return _anchor(link, page)


def _filename(link: Link, page: Page, site: Site) -> tuple[str, str] | None:
    path = _resolved(link.path, page)
    target = site.pages.get(path)
    if target is None and not path.endswith(_MARKDOWN) and path in site.files:
        return "want {static} for a file that is no page", f"write {{static}}{link.path}"
    if target is None:
        # A page that could not be read has mistakes of its own; the link to it is right.
        return None if path in site.files else _missing(path, site)
    if target.status == "draft" and page.status != "draft":
        return "want no link to a draft or embargoed page", "publish it or delete the link"
    return _anchor(link, target)


def _static(link: Link, page: Page, site: Site) -> tuple[str, str] | None:
    path = _resolved(link.path, page)
    if path in site.pages or (path.endswith(_MARKDOWN) and path in site.files):
        return "want {filename} for a page", f"write {{filename}}{link.path}"
    return None if path in site.files else _missing(path, site)


def _named(link: Link, _page: Page, site: Site) -> tuple[str, str] | None:
    known = site.names.get(link.what, frozenset())
    name = link.path.strip("/")
    if name in known:
        return None
    article = "an" if link.what == "author" else "a"
    return f"want {article} {link.what} that is in use", _meant(name, known)


_CHECKS: dict[str, Callable[[Link, Page, Site], tuple[str, str] | None]] = {
    "filename": _filename,
    "static": _static,
    "attach": _static,
    "category": _named,
    "tag": _named,
    "author": _named,
}


def _anchor(link: Link, target: Page) -> tuple[str, str] | None:
    if not link.anchor or link.anchor in target.anchors:
        return None
    return f"want an anchor of {target.path}", _meant(link.anchor, target.anchors)


def _own_address(link: Link, site: Site) -> tuple[str, str] | None:
    if not site.address or not link.typed.startswith((f"{site.address}/", f"{site.address}#")):
        return None
    return "want a link to the source of a page of this site", "write {filename}/…"


def _bare(link: Link, page: Page, site: Site) -> tuple[str, str]:
    wanted = "want {filename}, {static}, https:// or #"
    source = site.by_url.get(link.path.strip("/")) or _known(link.path, page, site)
    if source is None:
        return wanted, "say what it is: a bare path breaks on other pages and below a sub-path"
    what = "filename" if source.endswith(_MARKDOWN) else "static"
    anchor = f"#{link.anchor}" if link.anchor else ""
    return wanted, f"write {{{what}}}/{source}{anchor}"


def _known(path: str, page: Page, site: Site) -> str | None:
    for candidate in (_resolved(path, page), path.strip("/")):
        if candidate in site.files:
            return candidate
    return None


def _missing(path: str, site: Site) -> tuple[str, str]:
    by_name = {posixpath.basename(file).lower(): file for file in sorted(site.files)}
    near = get_close_matches(posixpath.basename(path).lower(), by_name, n=1, cutoff=0.75)
    remedy = f"did you mean /{by_name[near[0]]}?" if near else "add the file or correct the path"
    return "want a file below content/", remedy


def _resolved(path: str, page: Page) -> str:
    """*path* below `content/`: from its root with a slash, else from the folder of *page*."""
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))


def _meant(word: str, known: object) -> str:
    words = sorted(known) if isinstance(known, (frozenset, tuple)) else []
    near = get_close_matches(word.lower(), words, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else "correct it or delete the link"
