"""Changes of a whole site: on the page, in the list, in the feed."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from tests.built_site import BuiltSite

HEAD = "---\ntitle: {title}\ndate: 2026-01-01\n{more}---\nText.\n"
CHANGES = (
    "changes:\n  - {date: 2026-02-01, change: First.}\n  - {date: 2026-03-01, change: A & b.}\n"
)
ATOM = "{http://www.w3.org/2005/Atom}"


def files(more: str) -> dict[str, str]:
    return {
        "posts/a.md": HEAD.format(title="A", more=more),
        "posts/b.md": HEAD.format(title="B", more=""),
        "posts/c.md": HEAD.format(title="C", more="status: draft\n" + more),
    }


def test_changes_stand_on_their_page_in_the_list_and_in_the_feed(
    build_site: Callable[..., BuiltSite],
) -> None:
    site = build_site(files(CHANGES), {"SITEURL": "https://x.example", "FEEDS_AUTHORITY": ""})
    assert site.status == 0
    own = [item.text_content() for item in site.page("a/index.html").xpath("//details//li")]
    assert own == ["1 March 2026: A & b.", "1 February 2026: First."]
    assert not site.page("b/index.html").xpath("//details//li")
    rows = site.page("changes/index.html").xpath("//main//li[time]")
    assert [" ".join(row.text_content().split()) for row in rows] == [
        "1 March 2026 A & b. A",
        "1 February 2026 First. A",
    ]
    feed = etree.fromstring(site.text("feeds/changes.atom.xml").encode())
    assert [entry.findtext(f"{ATOM}summary") for entry in feed.iterfind(f"{ATOM}entry")] == [
        "A &amp; b.",
        "First.",
    ]


def test_a_change_before_the_text_is_refused_with_its_line(
    build_site: Callable[..., BuiltSite],
) -> None:
    more = "changes:\n  - date: 2026-01-02\n    change: A.\n  - date: 2025-12-31\n    change: B.\n"
    site = build_site({"posts/a.md": HEAD.format(title="A", more=more)})
    reported = "posts/a.md:7: changes: 2025-12-31: want a day not before the date, 2026-01-01"
    assert reported in site.report
    assert site.status == 1


def test_a_site_without_changes_says_so_and_without_a_repository_leads_to_none(
    build_site: Callable[..., BuiltSite],
) -> None:
    site = build_site(files(""), {"REPOSITORY_URL": ""})
    assert "No change is listed yet." in site.text("changes/index.html")
    page = site.page("b/index.html")
    assert not page.xpath("//main//a[contains(., 'correction') or contains(., 'History')]")
