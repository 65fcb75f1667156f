"""An edit of a title, without a run of Pelican: the bytes are those of a clean build."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.plugins.incremental.light_site import START, LightSite

TITLES = {
    "words": "Quite other words",
    "quotes and dashes": "\"He\" said -- 'no'",
    "capitals": "FDA & U.S. rules",
    "tags": "Some <b>bold</b> <em>words</em>",
    "entities": "AT&amp;T and &lt;b&gt; again",
    "unicode": "Ünïcödé words — and 日本語",
    "a regular expression": r"\1 \g<0> $1 words",
    "braces": "{{ SITENAME }} {title} words",
    "one word": "Alone",
}
SLUG = "Slug: a\n"
TEXT = f"{START}\n\nMore of it.\n"


def site_in(folder: Path, settings: str = "", **templates: str) -> LightSite:
    """A site that was built, whose post "a" has a title of its own."""
    site = LightSite(folder).begin()
    conf = (folder / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f"{conf}{settings}")
    for name, text in templates.items():
        site.write(f"theme/templates/{name}.html", text)
    site.post("a", TEXT, SLUG, "Lovely pears")
    site.build()
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> LightSite:
    """A site that is edited again and again; it shows its titles in all forms."""
    page = "<title>{{ article.title|striptags }}</title>{{ article.title }}{{ article.content }}"
    return site_in(tmp_path_factory.mktemp("site"), article=page)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_an_edited_title_gives_the_bytes_of_a_clean_build(site: LightSite, title: str) -> None:
    site.post("a", TEXT, SLUG, title)
    assert site.build("-v"), site.told
    assert site.files() == site.clean()
    assert "a.html" in {*site.files()}


def test_a_title_and_a_text_are_edited_at_once(site: LightSite) -> None:
    site.post("a", TEXT, SLUG, "Unripe apples")
    site.build()
    site.post("a", f"{START}\n\nQuite other text.\n", SLUG, "Ripe apples")
    assert site.build("-v"), site.told
    site.post("a", f"{START}\n\nThe same title.\n", SLUG, "Ripe apples")
    assert site.build("-v"), site.told
    site.post("a", f"{START}\n\nThe same title.\n", SLUG, "Rotten cherries")
    assert site.build("-v"), site.told
    assert site.files() == site.clean()


def test_a_run_after_an_edited_title_gives_the_bytes_of_a_clean_build(site: LightSite) -> None:
    site.post("a", TEXT, SLUG, "Sweet plums")
    assert site.build("-v"), site.told
    site.post("b", "Text.\n", "Summary: new\n")
    assert not site.build()
    assert site.files() == site.clean()


def test_the_title_of_a_page_is_edited_as_that_of_a_post(tmp_path: Path) -> None:
    site = site_in(tmp_path, page="{{ page.title }}{{ page.content }}", index="{{ pages|length }}")
    site.write("content/pages/about.md", "Title: Imprint\nSlug: about\n\nAbout us.\n")
    site.build()
    site.write("content/pages/about.md", "Title: Who we are\nSlug: about\n\nAbout us.\n")
    assert site.build("-v"), site.told
    assert site.files() == site.clean()


def test_autoescaped_titles_are_escaped(tmp_path: Path) -> None:
    escaping = "JINJA_ENVIRONMENT = {'autoescape': True}\nTYPOGRIFY = False\n"
    shown = "<b>{{ article.title }}</b><i>{{ article.title|safe }}</i>{{ article.content|safe }}"
    site = site_in(tmp_path, escaping, article=shown)
    site.post("a", TEXT, SLUG, "Sweet & <i>sour</i>")
    site.build()
    site.post("a", TEXT, SLUG, "Hot & <i>cold</i>")
    assert site.build("-v"), site.told
    assert "<b>Hot &amp; &lt;i&gt;" in (site.output / "a.html").read_text(encoding="utf-8")
    assert site.files() == site.clean()


COPYING = """
from markupsafe import Markup, escape
from pelican import signals

def keep(generator):
    generator.context["best"] = [{"title": each.title} for each in generator.articles[-2:]]
    for each in generator.articles:
        each.label = @LABEL@

def register():
    signals.article_generator_finalized.connect(keep)
"""
WRITING = """
import os
from pelican import signals

def write(pelican):
    os.makedirs(pelican.output_path, exist_ok=True)
    with open(os.path.join(pelican.output_path, "titles.json"), "w") as file:
        file.write('["Lovely pears"]')

def register():
    signals.finalized.connect(write)
"""
OWN_PLUGIN = """
PLUGIN_PATHS = ["plugins", "own"]
PLUGINS = ["copying", "incremental"]
INCREMENTAL_PURE = INCREMENTAL_BODY_BLIND = ["copying"]
"""
COPIES = f"{OWN_PLUGIN}INCREMENTAL_TITLE_BLIND = ['copying']\n"
# What a plugin makes of a title, and what a template makes of that.
COPIED = {
    "as it is": ("each.title", "{{ each.title }}"),
    "without tags": ("Markup(each.title).striptags()", "{{ each.title }}"),
    "escaped": ("escape(Markup(each.title).striptags())", "{{ each.title }}"),
    "stripped by a template": ("each.title", "{{ each.title|striptags }}"),
}
TAKES_A_RUN = {
    "a title in a text": ("", {}, f"{START}\n\nOf Lovely pears.\n"),
    "a filter": ("", {"article": "{{ article.title|upper }}"}, TEXT),
    "a test": ("", {"article": "{% if article.title == 'x' %}{% endif %}"}, TEXT),
    "all metadata": ("", {"article": "{{ article.metadata.title }}"}, TEXT),
    "a filter that asks": ("", {"index": "{{ articles|map(attribute='title')|join }}"}, TEXT),
    "a computed name": ("", {"article": "{{ article['ti' ~ 'tle'] }}"}, TEXT),
    "an order": ("ARTICLE_ORDER_BY = 'title'\n", {}, TEXT),
    "a plugin that is not blind": (OWN_PLUGIN, {}, TEXT),
    "a plugin that shows more than a title": (
        COPIES,
        {"index": "{% for each in best %}{{ each.title }}{{ each.title|length }}{% endfor %}"},
        TEXT,
    ),
    "a title under another name": (COPIES, {"article": "{{ article.label }}"}, TEXT),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "templates", "text"), TAKES_A_RUN.values(), ids=TAKES_A_RUN)
def test_a_title_with_which_more_is_done_takes_a_run(
    tmp_path: Path, settings: str, templates: dict[str, str], text: str
) -> None:
    LightSite(tmp_path).write("own/copying.py", COPYING.replace("@LABEL@", "each.title"))
    site = site_in(tmp_path, settings, **templates)
    site.post("a", text, SLUG, "Lovely pears")
    site.build()
    assert site.build(), "nothing has changed"
    site.post("a", text, SLUG, "Sweet plums")
    assert not site.build()
    assert site.files() == site.clean()


@pytest.mark.parametrize("autoescape", [False, True])
@pytest.mark.parametrize(("made", "shown"), COPIED.values(), ids=COPIED)
def test_a_title_that_a_plugin_has_copied_is_exchanged_there_too(
    tmp_path: Path, made: str, shown: str, autoescape: bool
) -> None:
    plugin = COPYING.replace('"title": each.title', f'"title": {made}')
    LightSite(tmp_path).write("own/copying.py", plugin.replace("@LABEL@", "None"))
    escaping = f"JINJA_ENVIRONMENT = {{'autoescape': {autoescape}}}\n"
    index = f"{{% for each in best %}}{shown}{{% endfor %}}"
    page = "{{ article.title|safe }}{{ article.content|safe }}"
    site = site_in(tmp_path, COPIES + escaping, index=index, article=page)
    site.post("a", TEXT, SLUG, "Sweet plums")
    assert site.build("-v"), site.told
    assert site.files() == site.clean()
    assert "plums" in (site.output / "index.html").read_text(encoding="utf-8")
    site.post("a", TEXT, SLUG, "Sour <b>plums</b>")
    assert not site.build()
    assert site.files() == site.clean()


def test_a_title_that_two_posts_have_in_a_list_of_copies_takes_a_run(tmp_path: Path) -> None:
    LightSite(tmp_path).write("own/copying.py", COPYING.replace("@LABEL@", "None"))
    index = "{% for each in best %}{{ each.title }}{% endfor %}"
    site = site_in(tmp_path, COPIES, index=index)
    site.post("b", TEXT, "Slug: b\n", "Lovely pears")
    site.build()
    site.post("a", TEXT, SLUG, "Sweet plums")
    assert not site.build()
    assert site.files() == site.clean()


def test_a_title_that_a_plugin_writes_to_a_file_takes_a_run(tmp_path: Path) -> None:
    LightSite(tmp_path).write("own/copying.py", WRITING)
    site = site_in(tmp_path, COPIES)
    site.post("a", TEXT, SLUG, "Sweet plums")
    assert not site.build("-v")
    assert "nobody has asked" in site.told or "more or less often" in site.told
    assert site.files() == site.clean()


def test_a_title_without_a_slug_beside_it_takes_a_run(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    site.post("b", TEXT, "", "Other")
    assert not site.build()
    assert site.files() == site.clean()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE shapes SET reads = '[]'",
        "UPDATE pages SET bodies = '{}'",
        "DELETE FROM pages",
        "DELETE FROM outputs WHERE name = 'a.html'",
    ],
)
def test_damaged_records_take_a_run(tmp_path: Path, damage: str) -> None:
    site = site_in(tmp_path)
    with sqlite3.connect(site.store) as db:
        db.execute(damage)
    db.close()
    site.post("a", TEXT, SLUG, "Sweet plums")
    assert not site.build()
    assert site.files() == site.clean()
