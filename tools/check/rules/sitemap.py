"""Rules about sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from report.diagnostic import Diagnostic
from tools.check.diagnostics import diagnostic
from tools.check.site_folder import SiteFolder, read_text
from tools.check.xml import XmlError, line_of, parsed_xml

_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(site: SiteFolder) -> Iterator[Diagnostic]:
    """The sitemap of a site with an address lists each indexable page once, and nothing else."""
    if not site.url and "sitemap.xml" not in site.files:
        return
    shown = site.shown("sitemap.xml")
    if "sitemap.xml" not in site.files:
        yield diagnostic(shown, 1, "there is no sitemap")
        return
    try:
        root = parsed_xml(site.files["sitemap.xml"])
    except XmlError as error:
        yield diagnostic(shown, error.line, str(error))
        return
    yield from _compared(site, shown, root)


def _compared(site: SiteFolder, shown: str, root: etree._Element) -> Iterator[Diagnostic]:
    wanted = {page.address for page in site.full_pages if page.is_indexable}
    listed: set[str] = set()
    for element in root.iter(f"{_NAMESPACE}loc"):
        address = (element.text or "").strip()
        if address in listed:
            yield diagnostic(shown, line_of(element), f"{address} is listed twice")
        elif address not in wanted:
            yield diagnostic(
                shown, line_of(element), f"{address} is not an indexable page of this site"
            )
        listed.add(address)
    for address in sorted(wanted - listed):
        yield diagnostic(shown, 1, f"{address} is missing")
    for element in root.iter(f"{_NAMESPACE}lastmod"):
        if not _is_date(element.text or ""):
            yield diagnostic(shown, line_of(element), f"lastmod {element.text} is not a W3C date")


def robots(site: SiteFolder) -> Iterator[Diagnostic]:
    """robots.txt is there and names the sitemap by its absolute address, if the site has one."""
    shown = site.shown("robots.txt")
    if "robots.txt" not in site.files:
        yield diagnostic(shown, 1, "there is no robots.txt")
    elif site.url and f"Sitemap: {site.address('sitemap.xml')}" not in read_text(
        site.files["robots.txt"]
    ):
        yield diagnostic(shown, 1, f"no line `Sitemap: {site.address('sitemap.xml')}`")


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text.strip())
    except ValueError:
        return False
    return True
