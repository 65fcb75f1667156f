"""A place that search engines may index, and the file that lists them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """An address below the site's, and when what it shows last changed, if that is known."""

    url: str
    changed: datetime | None = None


def sitemap_xml(siteurl: str, locations: Iterable[Location]) -> str:
    """The sitemap of *locations*, each address once, sorted (https://www.sitemaps.org/protocol.html)."""
    by_url = {location.url: location for location in locations}
    lines = [_url(siteurl, by_url[url]) for url in sorted(by_url)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<urlset xmlns="{NAMESPACE}">',
            *lines,
            "</urlset>",
            "",
        ]
    )


def _url(siteurl: str, location: Location) -> str:
    loc = escape(f"{siteurl}/{location.url}")
    lastmod = (
        f"<lastmod>{location.changed.date().isoformat()}</lastmod>" if location.changed else ""
    )
    return f"<url><loc>{loc}</loc>{lastmod}</url>"
