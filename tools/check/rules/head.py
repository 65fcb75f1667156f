"""Rules about the head of a page: title, description, canonical link, social card, icon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from report.diagnostic import Diagnostic
from tools.check.page import Page, attribute, text_of
from tools.check.site_folder import SiteFolder

_LONGEST_DESCRIPTION = 320
_CHARSET_WITHIN = 1024  # https://html.spec.whatwg.org/#charset


def language(page: Page) -> Iterator[Diagnostic]:
    """The html element names the language."""
    if not any(attribute(html, "lang") for html in page.elements("html")):
        yield page.diagnostic(1, "no lang on <html>", 'add for instance lang="en"')


def charset(page: Page) -> Iterator[Diagnostic]:
    """The first 1024 bytes declare UTF-8."""
    start = page.source.encode()[:_CHARSET_WITHIN].decode(errors="ignore").lower()
    if 'charset="utf-8"' not in start and "charset=utf-8" not in start:
        yield page.diagnostic(1, 'no <meta charset="utf-8"> in the first 1024 bytes')


def viewport(page: Page) -> Iterator[Diagnostic]:
    """The viewport is as wide as the device, and the reader may zoom."""
    content = " ".join(attribute(meta, "content") for meta in page.meta("viewport"))
    if "width=device-width" not in content:
        yield page.diagnostic(1, "no viewport with width=device-width")
    if "maximum-scale" in content or "user-scalable" in content:
        yield page.diagnostic(page.meta("viewport")[0], "the viewport forbids zoom", "remove that")


def title(page: Page) -> Iterator[Diagnostic]:
    """A page has one title in its head, and it is not empty."""
    titles = [e for e in page.elements("title") if e.parent and e.parent.name == "head"]
    if len(titles) != 1 or not text_of(titles[0]):
        yield page.diagnostic(1, f"{len(titles)} titles, or an empty one", "want one with words")


def description(page: Page) -> Iterator[Diagnostic]:
    """An indexable page has one description of at most 320 characters."""
    if not page.is_indexable:
        return
    found = [attribute(meta, "content") for meta in page.meta("description")]
    if len(found) != 1 or not 0 < len(found[0]) <= _LONGEST_DESCRIPTION:
        lengths = ", ".join(str(len(text)) for text in found) or "none"
        yield page.diagnostic(
            1, f"descriptions of length {lengths}", "want one, of 1 to 320 characters"
        )


def canonical(site: SiteFolder) -> Iterator[Diagnostic]:
    """An indexable page names its own address as canonical; without SITEURL it names none."""
    for page in site.full_pages:
        if not page.is_indexable:
            continue
        found = [attribute(link, "href") for link in page.links("canonical")]
        if found != ([page.address] if site.url else []):
            wanted = page.address if site.url else "none, since the site has no address"
            yield page.diagnostic(
                1, f"canonical is {' and '.join(found) or 'missing'}; want {wanted}"
            )


def social_card(site: SiteFolder) -> Iterator[Diagnostic]:
    """An indexable page has og:title and og:type; with SITEURL og:url, og:image and its alt too."""
    wanted = ("title", "type", "url", "image", "image:alt") if site.url else ("title", "type")
    for page in site.full_pages:
        if not page.is_indexable:
            continue
        missing = [f"og:{key}" for key in wanted if not _og(page, key)]
        if missing:
            yield page.diagnostic(1, f"no {', '.join(missing)}; a shared link shows less")
        if _og(page, "url") not in ("", page.address):
            yield page.diagnostic(1, f"og:url is {_og(page, 'url')}", f"want {page.address}")
        image = _og(page, "image")
        if image and (site.file_at(image, page.address) or "") not in site.files:
            yield page.diagnostic(1, f"og:image {image} is not a file of this site")


def icon(page: Page) -> Iterator[Diagnostic]:
    """A page names its icon; else each browser asks for /favicon.ico and gets a 404."""
    if not page.links("icon"):
        yield page.diagnostic(1, 'no <link rel="icon">')


def same_title(site: SiteFolder) -> Iterator[Diagnostic]:
    """No two indexable pages have the same title."""
    yield from _shared(site, "title", _first_title)


def same_description(site: SiteFolder) -> Iterator[Diagnostic]:
    """No two indexable pages have the same description."""
    yield from _shared(site, "description", _first_description)


def _shared(site: SiteFolder, what: str, read: Callable[[Page], str]) -> Iterator[Diagnostic]:
    groups: dict[str, list[Page]] = defaultdict(list)
    for page in site.full_pages:
        if page.is_indexable and read(page):
            groups[read(page)].append(page)
    for text, (first, *others) in groups.items():
        for other in others:
            yield other.diagnostic(1, f"same {what} as {first.file}: {text}")


def _og(page: Page, key: str) -> str:
    return next((attribute(meta, "content") for meta in page.meta(f"og:{key}")), "")


def _first_title(page: Page) -> str:
    return next((text_of(element) for element in page.elements("title")), "")


def _first_description(page: Page) -> str:
    return next((attribute(meta, "content") for meta in page.meta("description")), "")
