from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from lxml import etree

from feeds.item import Feed, Item, host, tag_uri
from feeds.json_feed import json_feed
from feeds.xml import atom, rss

NAMES = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/elements/1.1/"}
TITLE = "Is 1 < 2 & “3” > 2? <b>&amp;</b>"
ITEM = Item(
    id="tag:s.example,2019-03-01:/a/",
    url="https://s.example/a/",
    title=TITLE,
    content='<p>R&amp;D <a href="https://s.example/a/#x">x</a></p>',
    published=datetime(2019, 3, 1, 8, tzinfo=UTC),
    updated=datetime(2020, 5, 6, tzinfo=UTC),
    summary="1 < 2 & so on",
    authors=("Ann", "Bob"),
    tags=("News", "q & a"),
    lang="en",
)
FEED = Feed(
    title="Site & Co",
    subtitle="Sub",
    url="https://s.example/feeds/all.atom.xml",
    home="https://s.example/",
    lang="en",
    author="Team",
    items=(ITEM, replace(ITEM, id="tag:s.example,2018-01-01:/b/", updated=ITEM.published)),
)
EMPTY = replace(FEED, items=())


def values(text: str, query: str) -> list[str]:
    return [str(each) for each in etree.fromstring(text.encode()).xpath(query, namespaces=NAMES)]


def test_atom_says_of_the_feed_what_it_is() -> None:
    text = atom(FEED)
    assert values(text, "a:title/text()") == ["Site & Co"]
    assert values(text, "a:link/@href") == [
        "https://s.example/",
        "https://s.example/feeds/all.atom.xml",
    ]
    assert values(text, "a:id/text()") == ["https://s.example/feeds/all.atom.xml"]
    assert values(text, "a:updated/text()") == ["2020-05-06T00:00:00+00:00"]
    assert values(text, "a:author/a:name/text()") == ["Team"]
    assert values(text, "a:subtitle/text()") == ["Sub"]


def test_atom_keeps_every_character_of_a_title_and_all_of_an_entry() -> None:
    text = atom(replace(FEED, items=(ITEM,)))
    assert values(text, "a:entry/a:title/text()") == [TITLE]
    assert values(text, "a:entry/a:title/@type") == []
    assert values(text, "a:entry/a:id/text()") == ["tag:s.example,2019-03-01:/a/"]
    assert values(text, "a:entry/a:link/@href") == ["https://s.example/a/"]
    assert values(text, "a:entry/a:published/text()") == ["2019-03-01T08:00:00+00:00"]
    assert values(text, "a:entry/a:updated/text()") == ["2020-05-06T00:00:00+00:00"]
    assert values(text, "a:entry/a:content/text()") == [ITEM.content]
    assert values(text, "a:entry/a:summary/text()") == ["1 &lt; 2 &amp; so on"]
    assert values(text, "a:entry/a:author/a:name/text()") == ["Ann", "Bob"]
    assert values(text, "a:entry/a:category/@term") == ["News", "q & a"]


def test_rss_keeps_title_content_id_and_date() -> None:
    text = rss(replace(FEED, items=(ITEM,)))
    assert values(text, "channel/item/title/text()") == [TITLE]
    assert values(text, "channel/item/description/text()") == [ITEM.content]
    assert values(text, "channel/item/guid/text()") == ["tag:s.example,2019-03-01:/a/"]
    assert values(text, "channel/item/guid/@isPermaLink") == ["false"]
    assert values(text, "channel/item/pubDate/text()") == ["Fri, 01 Mar 2019 08:00:00 +0000"]
    assert values(text, "channel/item/dc:creator/text()") == ["Ann, Bob"]
    assert values(text, "channel/lastBuildDate/text()") == ["Wed, 06 May 2020 00:00:00 +0000"]


def test_json_feed_is_whole() -> None:
    assert json.loads(json_feed(replace(FEED, items=(ITEM,)))) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Site & Co",
        "home_page_url": "https://s.example/",
        "feed_url": "https://s.example/feeds/all.atom.xml",
        "description": "Sub",
        "language": "en",
        "authors": [{"name": "Team"}],
        "items": [
            {
                "id": "tag:s.example,2019-03-01:/a/",
                "url": "https://s.example/a/",
                "title": TITLE,
                "content_html": ITEM.content,
                "summary": "1 < 2 & so on",
                "date_published": "2019-03-01T08:00:00+00:00",
                "date_modified": "2020-05-06T00:00:00+00:00",
                "authors": [{"name": "Ann"}, {"name": "Bob"}],
                "tags": ["News", "q & a"],
                "language": "en",
            }
        ],
    }


def test_a_feed_without_items_takes_no_date_from_the_clock() -> None:
    assert values(atom(EMPTY), "a:updated/text()") == ["1970-01-01T00:00:00+00:00"]
    assert values(rss(EMPTY), "channel/lastBuildDate/text()") == ["Thu, 01 Jan 1970 00:00:00 +0000"]
    assert json.loads(json_feed(EMPTY))["items"] == []


def test_characters_that_xml_forbids_do_not_stop_a_feed() -> None:
    odd = replace(ITEM, title="a\x0bb", content="c\x00d", summary="\x1b")
    text = atom(replace(FEED, items=(odd,)))
    assert values(text, "a:entry/a:title/text()") == ["ab"]
    assert values(text, "a:entry/a:content/text()") == ["cd"]


def test_a_feed_of_a_site_without_address_still_has_an_absolute_id() -> None:
    text = atom(replace(FEED, url="/feeds/all.atom.xml"))
    assert values(text, "a:id/text()") == ["http://localhost/feeds/all.atom.xml"]


def test_an_id_is_a_tag_uri() -> None:
    assert tag_uri("s.example", date(2019, 3, 1), "a/") == "tag:s.example,2019-03-01:/a/"
    assert tag_uri("s.example", date(2019, 3, 1), "/a/") == "tag:s.example,2019-03-01:/a/"


def test_a_site_without_address_is_localhost() -> None:
    assert (host("https://x.example/sub"), host("")) == ("x.example", "localhost")
