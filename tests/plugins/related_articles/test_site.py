"""Related posts of whole sites."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.built_site import BuiltSite
from tests.stock_site import build_stock

POST = "---\ntitle: {title}\ndate: 2026-01-0{day}\ntags: [{tags}]\ncategory: C\n{more}---\n{body}\n"
BIB = "@article{roe2018, author={Roe, Ann}, title={T}, journal={J}, year={2018}}\n"


def post(title: str, tags: str, day: int = 1, more: str = "", body: str = "Text.") -> str:
    return POST.format(title=title, tags=tags, day=day, more=more, body=body)


def listed(site: BuiltSite, path: str) -> list[str]:
    items = site.page(path).xpath("//nav[@aria-labelledby='page:related']//li")
    return [" ".join(item.text_content().split()) for item in items]


def test_related_articles_stand_on_the_page_with_their_reasons_but_not_those_of_the_popular_list(
    build_site: Callable[..., BuiltSite],
) -> None:
    files = {
        "references.bib": BIB,
        "posts/a.md": post("A", "sleep, diet", body="Said.[@roe2018]"),
        "posts/b.md": post("B & b", "sleep", 2, body="Said too.[@roe2018]"),
        "posts/c.md": post("C", "sleep", 3, more="popularity: 9\n"),
        "posts/d.md": post("D", "other", 4, more="status: draft\n"),
        "posts/e.md": post("E", "other", 5),
    }
    site = build_site(files, {"POPULAR_POSTS_NUMBER": 1, "SITEURL": "https://x.example"})
    assert site.status == 0, site.report
    assert listed(site, "a/index.html") == ["B & b Both about sleep. Both cite Roe 2018."]
    assert [each.split()[0] for each in listed(site, "c/index.html")] == ["B", "A"]
    assert listed(site, "b/index.html") == ["A Both about sleep. Both cite Roe 2018."]
    link = site.page("a/index.html").xpath(
        "string(//nav[@aria-labelledby='page:related']//li//a/@href)"
    )
    assert link == "https://x.example/b/"


def test_two_texts_of_one_address_are_reported_and_nothing_else_fails(
    build_site: Callable[..., BuiltSite],
) -> None:
    slug = "slug: same\n"
    files = {
        "posts/a.md": post("A", "x", more=slug, body="Walnut walnut walnut bread."),
        "posts/b.md": post("B", "x", 2, more=slug, body="Sleep and sleep and sleep."),
        "posts/c.md": post("C", "x", 3, body="Walnut walnut walnut and sleep sleep sleep."),
    }
    site = build_site(files, {"POPULAR_POSTS_NUMBER": 0})
    assert site.status == 1
    assert "KeyError" not in site.report
    assert "same" in site.report


def test_an_overdue_text_is_not_related(
    build_site: Callable[..., BuiltSite],
) -> None:
    overdue = "clinical: true\nevidence_checked: 2026-01-01\nreview_by: 2026-02-01\n"
    files = {
        "posts/a.md": post("A", "sleep"),
        "posts/b.md": post("B", "sleep", more=overdue),
        "posts/d.md": post("D", "sleep"),
    }
    site = build_site(files, {"TODAY": "2026-12-01", "POPULAR_POSTS_NUMBER": 0})
    assert site.status == 0, site.report
    assert [each.split()[0] for each in listed(site, "a/index.html")] == ["D"]


def test_another_site_shows_those_of_one_language_in_its_own_theme(tmp_path: Path) -> None:
    shown = "{% for r in article.related_articles %}[{{ r.url }}: {{ r.reasons[0].names[0] }}]"
    files = {
        "overrides/article.html": f"{shown}{{% endfor %}}",
        **{
            f"content/{name}.md": f"Title: {name}\nDate: 2020-01-0{day}\nTags: x\n\nHello.\n"
            for day, name in enumerate("abc", start=1)
        },
        "content/e.md": "Title: e\nDate: 2020-01-09\nTags: x\nLang: de\n\nHello.\n",
        "content/d.rst": "D\n#\n\n:date: 2020-01-01\n:tags: y\n\n" + "Walnut. " * 3,
    }
    site = build_stock(tmp_path, files, PLUGINS=["related_articles"])
    assert site.status == 0, site.report
    assert site.text("a.html") == "[c.html: x][b.html: x]"
