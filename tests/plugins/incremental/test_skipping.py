"""What is made again after which change, seen from the times of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built_site import run_pelican
from tests.plugins.incremental.changing_site import AROUND, ChangingSite, Post
from tests.plugins.incremental.project_site import ProjectSite

LONG = "Words that a description is made of. " * 6
COPIED = {
    *("images/a.txt", "images/b.txt", "robots.txt", "theme/site.css"),
    *("popular.json", "feeds/popular.atom.xml"),
}


@pytest.fixture
def site(tmp_path: Path) -> ChangingSite:
    site = ChangingSite(tmp_path)
    for at, name in enumerate("abcd"):
        site.put(name, Post(f"Post {name}", day=at * 4, popularity=at))
    site.write(
        "theme/templates/article.html",
        "{% extends 'base.html' %}{% block content %}"
        "{{ article.title }}{{ article.content }}{% endblock %}",
    )
    site.write("theme/templates/page.html", "{{ page.content }}")
    return site


def times(site: ChangingSite) -> dict[str, int]:
    output = site.folder / "output"
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.stat().st_ctime_ns for path in files}


def made(site: ChangingSite) -> set[str]:
    """The files that a build makes, besides those that are copied each time."""
    before = times(site)
    assert site.build() is not None, site.failed
    return {name for name, time in times(site).items() if before.get(name) != time} - COPIED


def test_nothing_is_made_when_nothing_has_changed(site: ChangingSite) -> None:
    site.build()
    assert made(site) == set()


def test_only_pages_of_a_changed_template_are_made(site: ChangingSite) -> None:
    site.build()
    site.write("theme/templates/page.html", "changed {{ page.content }}")
    assert made(site) == {"pages/about.html"}


def test_a_new_text_makes_its_page_and_what_shows_its_summary(site: ChangingSite) -> None:
    site.write("theme/templates/index.html", "{{ articles_page.object_list|length }}")
    site.build()
    site.posts["a"].body = "Another body."
    site.put("a", site.posts["a"])
    assert made(site) == {"a.html"}


def test_an_undeclared_function_in_a_template_is_told_and_its_pages_are_made(
    site: ChangingSite,
) -> None:
    site.write("theme/templates/page.html", "{{ now() }}")
    site.settings["JINJA_GLOBALS"] = {"motto": "one"}
    site.write(
        "site_plugins/ticking.py",
        "from pelican import signals\ndef now():\n    return 1\n"
        "def offer(generator):\n    generator.env.globals['now'] = now\n"
        "def register():\n    signals.generator_init.connect(offer)\n",
    )
    site.settings["PLUGINS"] = ["popular_posts", "around", "ticking", "incremental"]
    site.build()
    assert made(site) == {"pages/about.html"}
    assert "1 pages are made anew each time: its template calls ticking.now" in site.log


def test_a_plugin_that_may_change_texts_before_their_pages_is_told_and_every_page_is_made(
    site: ChangingSite,
) -> None:
    site.write(
        "site_plugins/squeeze.py",
        "from pelican import signals\ndef squeeze(generator, content):\n    pass\n"
        "def register():\n    signals.article_generator_write_article.connect(squeeze)\n",
    )
    site.settings["PLUGINS"] = ["popular_posts", "around", "squeeze", "incremental"]
    site.build()
    assert {"a.html", "b.html", "pages/about.html"} <= made(site)
    assert "every page is made anew: squeeze may change each text" in site.log
    assert "INCREMENTAL_PURE" in site.log
    site.drop("d")
    assert "d.html" not in (site.build() or {"d.html": b""})


def test_an_undeclared_markdown_extension_is_told_and_sources_are_read_anew(
    site: ChangingSite,
) -> None:
    site.settings["INCREMENTAL_PURE"] = ["popular_posts"]
    site.build()
    assert "*.md is read anew each time: the Markdown extension around" in site.log


def test_an_edit_of_text_is_patched_without_a_run(tmp_path: Path) -> None:
    site = ProjectSite(tmp_path)
    site.put("a", Post("Post a", body=f"{LONG}\n\nTwo words."))
    site.build("patch")
    site.put("a", Post("Post a", body=f"{LONG}\n\nTwo other words."))
    before = times(site)
    site.build("patch")
    assert site.log == ""
    changed = {name for name, time in times(site).items() if before[name] != time}
    assert "a/index.html" in changed
    assert {name for name in changed if not name.startswith("feeds/")} == {"a/index.html"}
    assert site.build() == site.clean_build()


@pytest.mark.parametrize(
    "body",
    [f"Other words. {LONG}\n\nTwo words.", f"{LONG}\n\n## Part\n\nTwo words.", f"{LONG}[@two2020]"],
)
def test_an_edit_that_other_pages_may_see_is_a_run(tmp_path: Path, body: str) -> None:
    site = ProjectSite(tmp_path)
    site.put("a", Post("Post a", body=f"{LONG}\n\nTwo words."))
    site.build("patch")
    site.put("a", Post("Post a", body=body))
    site.build("patch")
    assert "a whole run: other pages may see the edit of posts/a.md" in site.log
    assert site.made() == site.clean_build()


def test_warnings_of_a_patched_text_come_back_with_their_lines(tmp_path: Path) -> None:
    site = ProjectSite(tmp_path)
    site.put("a", Post("Post a", extra="y", body=f"{LONG}\n\nIt is safe.\n\nEnd."))
    site.build("patch")
    site.put("a", Post("Post a", extra="y", body=f"{LONG}\n\nMore.\nIt is safe.\n\nEnd."))
    lines = (tmp_path / "content/posts/a.md").read_text().split("\n")
    site.build("patch")
    assert f"content/posts/a.md:{lines.index('It is safe.') + 1}\n" in site.log


def test_what_a_build_has_to_say_is_seen_without_a_log_handler(site: ChangingSite) -> None:
    site.put("a", Post("A", body="![]({static}/images/a.txt)"))
    site.order()  # writes the settings
    built = run_pelican(site.folder, site.folder / site.conf_name, site.folder / "output")
    assert [line for line in built.report.splitlines() if "Empty alt" in line] == [
        f"Empty alt attribute for image a.txt in {site.folder}/content/posts/a.md"
    ]


def test_a_filter_of_a_plugin_that_has_changed_is_seen(site: ChangingSite) -> None:
    site.write("theme/templates/article.html", "{{ article|shouted }}")
    site.build()
    site.write("site_plugins/around.py", AROUND.replace('SHOUT = "!"', 'SHOUT = "?"'))
    assert site.build() == site.clean_build()


def test_what_puts_out_everything_is_a_call_for_each(site: ChangingSite) -> None:
    site.write("theme/templates/page.html", "{{ articles[0] }}")
    site.write(
        "site_plugins/final.py",
        "from pelican import signals\ndef final(value):\n    return str(value)\n"
        "def offer(generator):\n    generator.env.finalize = final\n"
        "def register():\n    signals.generator_init.connect(offer)\n",
    )
    site.settings["PLUGINS"] = ["final", "popular_posts", "around", "incremental"]
    assert site.build() is not None, site.failed
    assert "its template calls final.final" in site.log


COUNTING = """
from pelican import signals

class Box(dict):
    pass

def total(posts):
    return sum(int(post.popularity) for post in posts)

def offer(generators):
    articles = generators[0]
    for each in generators:
        each.env.filters["total"] = each.env.globals["total"] = total
    articles.context["box"] = box = Box()
    box.total = total(articles.articles)

def register():
    signals.all_generators_finalized.connect(offer)
"""


@pytest.mark.parametrize(
    "asking",
    [
        "articles|selectattr('slug')|total",
        "total(articles|reverse)",
        "total(posts=articles|selectattr('slug'))",
        "total({'a': articles|selectattr('slug', 'eq', 'd')|first}.values())",
        "box.total",
    ],
)
def test_what_a_plugin_is_handed_one_by_one_or_hangs_on_a_list_is_seen(
    site: ChangingSite, asking: str
) -> None:
    site.write("theme/templates/page.html", f"{{{{ {asking} }}}}")
    site.write("site_plugins/counting.py", COUNTING)
    site.settings["PLUGINS"] = ["popular_posts", "around", "counting", "incremental"]
    site.settings["INCREMENTAL_PURE"] = ["popular_posts", "around", "counting"]
    assert site.build() is not None, site.failed
    site.posts["d"].popularity += 10  # it was the first, and stays it
    site.put("d", site.posts["d"])
    assert site.build() == site.clean_build()


def test_the_static_files_of_another_theme_go_with_it(site: ChangingSite) -> None:
    site.write("theme/static/old.css", "b {}")
    assert "theme/old.css" in (site.build() or {})
    site.remove("theme/static/old.css")
    assert site.build() == site.clean_build()
