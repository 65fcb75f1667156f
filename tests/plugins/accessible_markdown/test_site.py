"""The plugin in a stock Pelican site."""

from __future__ import annotations

from pathlib import Path

from tests.stock_site import build_stock

TEXT = """Title: A
Date: 2020-01-01

[[crisis-box]]

[Out](https://example.org/) and [in](https://x.example/b/).
"""


def test_links_and_the_crisis_box_come_out_right(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {"content/posts/a.md": TEXT},
        PLUGINS=["report", "documents", "accessible_markdown"],
        SITEURL="https://x.example",
        ACCESSIBLE_MARKDOWN_CRISIS_TITLE="Help",
        ACCESSIBLE_MARKDOWN_CRISIS_TEXT="- Call.",
        ACCESSIBLE_MARKDOWN_CRISIS_MORE="- [More](https://x.example/more/)",
    )
    page = site.page("a.html")
    box = page.xpath("//aside[contains(@class, 'box--crisis')]")[0]
    assert box.text_content().split() == ["Help", "Call.", "More"]
    external = page.xpath("//a[@rel='external']/@href")
    assert external == ["https://example.org/"]


def test_a_site_without_a_crisis_box_refuses_its_mark(tmp_path: Path) -> None:
    site = build_stock(
        tmp_path,
        {"content/posts/a.md": TEXT},
        PLUGINS=["report", "documents", "accessible_markdown"],
        ACCESSIBLE_MARKDOWN_CRISIS=False,
    )
    assert site.status == 1
    assert (
        "content/posts/a.md:4: crisis-box: this site has no crisis box;"
        " delete the line, or set ACCESSIBLE_MARKDOWN_CRISIS\n"
    ) in site.report


def test_the_box_does_not_link_to_the_page_that_it_stands_on(tmp_path: Path) -> None:
    more = "- [More]({filename}/posts/a.md)\n- [Other]({filename}/posts/b.md)"
    site = build_stock(
        tmp_path,
        {f"content/posts/{name}.md": TEXT.replace("A\n", f"{name}\n", 1) for name in "ab"},
        PLUGINS=["report", "documents", "front_matter", "accessible_markdown"],
        ACCESSIBLE_MARKDOWN_CRISIS_TEXT="- Call.",
        ACCESSIBLE_MARKDOWN_CRISIS_MORE=more,
    )
    items = [site.page(f"{name}.html").xpath("//aside//li//text()") for name in "ab"]
    assert items == [["Call.", "Other"], ["Call.", "More"]]
