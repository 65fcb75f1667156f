from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from xml_sitemap.location import Location, sitemap_xml

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_locations_are_sorted_whole_addresses_each_once_with_their_dates() -> None:
    text = sitemap_xml(
        "https://s.example/sub",
        [
            Location("b/", datetime(2020, 1, 2, 23, tzinfo=UTC)),
            Location("a/?x&y"),
            Location("b/", datetime(2020, 1, 2, 23, tzinfo=UTC)),
            Location(""),
        ],
    )
    urls = etree.fromstring(text.encode()).xpath("s:url", namespaces=NAMES)
    assert [[child.text for child in url] for url in urls] == [
        ["https://s.example/sub/"],
        ["https://s.example/sub/a/?x&y"],
        ["https://s.example/sub/b/", "2020-01-02"],
    ]
