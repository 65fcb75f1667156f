"""Rules about Atom, RSS and JSON feeds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic
from tools.check.json_feed import feed_problems
from tools.check.site_folder import SiteFolder, read_text
from tools.check.xml import XmlError, line_of, parsed_xml

_SCHEMAS = Path(__file__).parents[1] / "schemas"
_ATOM = "{http://www.w3.org/2005/Atom}"


def feed_schema(site: SiteFolder) -> Iterator[Diagnostic]:
    """With `--url`: an Atom feed keeps RFC 4287, an RSS feed RSS 2.0 (RELAX NG in `schemas/`)."""
    if not site.url:  # without absolute addresses no feed is valid
        return
    for file, root in _xml_feeds(site):
        if isinstance(root, XmlError):
            yield diagnostic(site.shown(file), root.line, str(root))
            continue
        schema = _schema("rss" if root.tag == "rss" else "atom")
        if not schema.validate(root):
            located = (error for error in schema.error_log if error.line)
            yield from (diagnostic(site.shown(file), e.line, e.message) for e in located)


def feed_entries(site: SiteFolder) -> Iterator[Diagnostic]:
    """An entry's id stands once in a feed, and its link leads to a page of this site."""
    for file, root in _xml_feeds(site):
        if isinstance(root, XmlError):
            continue
        yield from _repeated(site, file, [e.text or "" for e in root.iter(f"{_ATOM}id", "guid")])
        for entry in root.iter(f"{_ATOM}entry", "item"):
            for link, line in _links(entry):
                if site.file_at(link, site.address(file)) not in site.files:
                    yield diagnostic(site.shown(file), line, f"{link} is not a page of this site")


def json_feed(site: SiteFolder) -> Iterator[Diagnostic]:
    """With `--url`: a JSON feed keeps JSON Feed 1.1, and its items lead to pages of this site."""
    if not site.url:
        return
    for file in _json_feeds(site):
        text = read_text(site.files[file])
        problems = feed_problems(text)
        yield from (diagnostic(site.shown(file), 1, problem) for problem in problems)
        items = [] if problems else json.loads(text)["items"]
        yield from _repeated(site, file, [item["id"] for item in items])
        for item in items:
            if "url" in item and site.file_at(item["url"]) not in site.files:
                yield diagnostic(site.shown(file), 1, f"{item['url']} is not a page of this site")


def feed_link(site: SiteFolder) -> Iterator[Diagnostic]:
    """The home page names a feed, so that a reader's program finds it."""
    for page in (page for page in site.pages if page.file == "index.html"):
        kinds = [link.attrs.get("type") or "" for link in page.links("alternate")]
        if _has_feed(site) and not any("atom" in k or "rss" in k or "feed" in k for k in kinds):
            yield page.diagnostic(1, 'no <link rel="alternate"> with the type of a feed')


def _has_feed(site: SiteFolder) -> bool:
    return any(True for _ in _xml_feeds(site)) or any(True for _ in _json_feeds(site))


def _xml_feeds(site: SiteFolder) -> Iterator[tuple[str, etree._Element | XmlError]]:
    """Each XML file whose root is a feed, and each that should be one but is not XML at all."""
    for file, path in site.files.items():
        if not file.endswith((".xml", ".atom", ".rss")) or file == "sitemap.xml":
            continue
        try:
            root = parsed_xml(path)
        except XmlError as error:
            yield file, error
            continue
        if root.tag in ("rss", f"{_ATOM}feed"):
            yield file, root


def _json_feeds(site: SiteFolder) -> list[str]:
    """Those that name the standard, and every .json file in a folder called feeds."""
    files = [file for file in site.files if file.endswith(".json")]
    return [
        file
        for file in files
        if file.startswith("feeds/") or "jsonfeed.org/version" in read_text(site.files[file])
    ]


def _links(entry: etree._Element) -> Iterator[tuple[str, int]]:
    for link in entry.iter(f"{_ATOM}link"):
        if link.get("rel", "alternate") == "alternate":
            yield str(link.get("href") or ""), line_of(link)
    for link in entry.iter("link"):
        yield (link.text or "").strip(), line_of(link)


def _repeated(site: SiteFolder, file: str, ids: list[str]) -> Iterator[Diagnostic]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield diagnostic(site.shown(file), 1, f"id {name} stands {count} times")


@cache
def _schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_SCHEMAS / f"{name}.rng"))
