"""Outputs that meet in a whole site."""

from __future__ import annotations

from collections.abc import Callable

from tests.built_site import BuiltSite

POST = "---\ntitle: P{0}\ndate: 2019-01-01\ncategory: News\nslug: blog-{0}\n---\nWords.\n"


def test_a_text_at_the_address_of_a_later_page_of_a_list_is_told(
    build_site: Callable[..., BuiltSite],
) -> None:
    patterns = [
        (1, "{url}", "{save_as}"),
        (2, "{base_name}-{number}/", "{base_name}-{number}.html"),
    ]
    posts = {f"posts/{n}.md": POST.format(n) for n in range(2, 5)}
    settings = {"DEFAULT_PAGINATION": 2, "PAGINATION_PATTERNS": patterns}
    site = build_site(posts, {**settings, "ARTICLE_SAVE_AS": "{slug}.html"})
    told = [
        line.partition("content/")[2] for line in site.report.splitlines() if "output: " in line
    ]
    assert told == [
        "posts/2.md:5: output: blog-2.html: want one source for each page;"
        " the template blog makes it too: change a slug"
    ]
