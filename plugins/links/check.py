"""Checks that each link leads to a source that exists, is published and has the anchor."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from unicodedata import normalize
from urllib.parse import quote

from links.link import IN_PATHS, Link, parse
from links.targets import LinkedPage, Targets
from report.diagnostic import Diagnostic, wrong_value

_WORDS = ("filename", "static", "attach", "category", "tag", "author", "index")
_WEB = re.compile(r"^https?[;.,]?/{1,2}(?=[\w-]+\.)")
_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")


def broken(page: LinkedPage, targets: Targets) -> Iterator[tuple[int, Diagnostic]]:
    """Every link of *page* that does not lead where it should.

    With its place among the links of the page; who knows the line of that place adds it.
    """
    for place, raw in enumerate(page.links):
        link = parse(raw)
        if wrong := _wrong(link, page, targets):
            yield place, wrong_value(1, "link", link.typed, *wrong)


def _wrong(link: Link, page: LinkedPage, targets: Targets) -> tuple[str, str] | None:
    if link.external:
        return _own_address(link, targets)
    if link.what:
        if link.what not in _WORDS:
            return "want {filename}, {static} or {attach}", _meant(link.what, _WORDS)
        check = _CHECKS.get(link.what)
        return check(link, page, targets) if check else None
    if link.path:
        return _bare(link, page, targets)
    return _anchor(link, page)


def _filename(link: Link, page: LinkedPage, targets: Targets) -> tuple[str, str] | None:
    path = _resolved(link.path, page)
    target = targets.pages.get(path)
    if target is None and not path.endswith(_MARKDOWN) and path in targets.files:
        return "want {static} for a file that is no page", f"write {{static}}{_encoded(link.path)}"
    if target is None:
        # A page that could not be read has mistakes of its own; the link to it is right.
        return None if path in targets.files else _missing(link, page, targets)
    if target.status == "draft" and page.status != "draft":
        return "want no link to a draft or embargoed page", "publish it or delete the link"
    return _anchor(link, target)


def _static(link: Link, page: LinkedPage, targets: Targets) -> tuple[str, str] | None:
    path = _resolved(link.path, page)
    if path in targets.pages or (path.endswith(_MARKDOWN) and path in targets.files):
        return "want {filename} for a page", f"write {{filename}}{_encoded(link.path)}"
    return None if path in targets.files else _missing(link, page, targets)


def _named(link: Link, _page: LinkedPage, targets: Targets) -> tuple[str, str] | None:
    known = targets.names.get(link.what, frozenset())
    name = link.path.strip("/")
    if name in known:
        return None
    article = "an" if link.what == "author" else "a"
    return f"want {article} {link.what} that is in use", _meant(name, known)


_CHECKS: dict[str, Callable[[Link, LinkedPage, Targets], tuple[str, str] | None]] = {
    "filename": _filename,
    "static": _static,
    "attach": _static,
    "category": _named,
    "tag": _named,
    "author": _named,
}


def _anchor(link: Link, target: LinkedPage) -> tuple[str, str] | None:
    if not link.anchor or link.anchor in target.anchors:
        return None
    return f"want an anchor of {target.path}", _meant(link.anchor, target.anchors)


def _own_address(link: Link, targets: Targets) -> tuple[str, str] | None:
    if not targets.address or not link.typed.startswith(
        (f"{targets.address}/", f"{targets.address}#")
    ):
        return None
    return "want a link to the source of a page of this site", "write {filename}/…"


def _bare(link: Link, page: LinkedPage, targets: Targets) -> tuple[str, str]:
    wanted = "want {filename}, {static}, https:// or #"
    source = targets.by_url.get(link.path.strip("/")) or _known(link.path, page, targets)
    if source is None and (address := _WEB.sub("https://", link.typed)) != link.typed:
        return wanted, f"write {address}"
    if source is None:
        return wanted, "say what it is: a bare path breaks on other pages and below a sub-path"
    what = "filename" if source.endswith(_MARKDOWN) else "static"
    anchor = f"#{link.anchor}" if link.anchor else ""
    return wanted, f"write {{{what}}}/{_encoded(source)}{anchor}"


def _known(path: str, page: LinkedPage, targets: Targets) -> str | None:
    for candidate in (_resolved(path, page), path.strip("/")):
        if candidate in targets.files:
            return candidate
    return None


def _missing(link: Link, page: LinkedPage, targets: Targets) -> tuple[str, str]:
    path, as_typed = _resolved(link.path, page), _resolved(link.typed[len(link.what) + 2 :], page)
    if as_typed in targets.files:
        remedy = f"write {{{link.what}}}/{_encoded(as_typed)}"
        return "want the signs of a file's name as an address has them", remedy
    composed = normalize("NFC", path)
    if not composed.isascii() and any(normalize("NFC", file) == composed for file in targets.files):
        remedy = "rename the file: the accents in its name are signs of their own (Unicode's NFD)"
        return "want a file below content/, and one looks the same", remedy
    by_name = {posixpath.basename(file).lower(): file for file in sorted(targets.files)}
    near = get_close_matches(posixpath.basename(path).lower(), by_name, n=1, cutoff=0.75)
    meant = f"did you mean /{_encoded(by_name[near[0]])}?" if near else ""
    return "want a file below content/", meant or "add the file or correct the path"


def _encoded(path: str) -> str:
    """*path* with `%23` for `#` and so on, but with letters of all scripts as they are."""
    return "".join(quote(sign, safe=IN_PATHS) if sign.isascii() else sign for sign in path)


def _resolved(path: str, page: LinkedPage) -> str:
    """*path* below `content/`: from its root with a slash, else from the folder of *page*."""
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))


def _meant(word: str, known: object) -> str:
    words = sorted(known) if isinstance(known, (frozenset, tuple)) else []
    near = get_close_matches(word.lower(), words, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else "correct it or delete the link"
