"""Pictures in this site's theme: on the page of a text, in lists, and beside links elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from tests.built_site import BuiltSite
from tests.plugins.pictures.photos import photo, saved

POST = """---
title: A post
date: 2026-01-01
category: News
thumbnail: images/ward.jpg
---

![A ward]({static}/images/ward.jpg "The ward.")
"""
PLAIN = POST.replace("A post", "Another").replace("thumbnail: images/ward.jpg\n", "")


def test_a_photo_is_on_the_page_in_lists_and_in_links(
    build_site: Callable[..., BuiltSite],
) -> None:
    photo_file = saved(photo(900, 700), orientation=1)
    files = {"posts/a.md": POST, "posts/b.md": PLAIN, "images/ward.jpg": photo_file}
    site = build_site(files, {"SITEURL": "https://x.example"})
    page = site.page("a/index.html")
    social = page.xpath("//meta[@property='og:image']/@content")[0]
    assert social.startswith("https://x.example/pictures/")
    assert social.endswith("-1200.jpg")
    assert (site.output / social.removeprefix("https://x.example/")).is_file()
    figure = page.xpath("//figure[@class='figure'][figcaption='The ward.']")[0]
    assert len(figure.xpath(".//picture/source")) == 1
    listed = site.page("blog/index.html").xpath("//li[@class='article-list__item']")
    assert [len(item.xpath(".//img[@alt='']")) for item in listed] == [1, 0]
    default = site.page("b/index.html").xpath("//meta[@property='og:image']/@content")
    assert [address.split("/")[3] for address in default] == ["social"]
