"""Plugins that run while pages are written: nested builds, lists of pages, files of their own."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from tests.plugins.incremental.changing_site import ChangingSite, Post
from tests.plugins.incremental.test_skipping import made

NESTED = """
import os
from pelican import Pelican, signals
def build_again(pelican):
    if pelican.settings["SITENAME"] != "Nested":
        settings = {**pelican.settings, "SITENAME": "Nested"}
        settings["OUTPUT_PATH"] = os.path.join(pelican.output_path, "nested")
        Pelican(settings).run()
def register():
    signals.@SIGNAL@.connect(build_again)
"""
LISTING = """
import os
from pelican import signals
pages = []
def forget(pelican):
    pages.clear()
def list_page(path, context):
    pages.append(context["output_file"] + " " + str(len(open(path, encoding="utf-8").read())))
def write(pelican):
    with open(os.path.join(pelican.output_path, "pages.txt"), "w") as file:
        file.write("\\n".join(sorted(pages)))
def register():
    signals.get_generators.connect(forget)
    signals.content_written.connect(list_page)
    signals.finalized.connect(write)
"""
CHANGING = """
from pelican import signals
def change(path, context):
    if "Signed" in open(path, encoding="utf-8").read():
        with open(path, "a") as file:
            file.write("changed")
def register():
    signals.content_written.connect(change)
"""
ON_DEMAND = """
import os
from pelican import signals
def write(pelican):
    path = os.path.join(pelican.output_path, "made-once.css")
    if not os.path.exists(path):
        open(path, "w").write("a {}")
def register():
    signals.finalized.connect(write)
"""
REWRITING = """
from pathlib import Path
from pelican import signals
def rewrite(pelican):
    for path in Path(pelican.output_path).rglob("*.html"):
        path.write_bytes(path.read_bytes().replace(b"Post", b"post"))
def register():
    signals.finalized.connect(rewrite)
"""
TRANSLATING = """
import gettext, json
from pelican import signals
class Translations(gettext.NullTranslations):
    def gettext(self, message):
        return self.words.get(message, message)
def install(generator):
    translations = Translations()
    translations.words = json.load(open("data.json"))
    generator.env.install_gettext_translations(translations, True)
def register():
    signals.generator_init.connect(install)
"""


@pytest.fixture
def site(tmp_path: Path) -> ChangingSite:
    site = ChangingSite(tmp_path)
    site.write("theme/templates/article.html", "{{ article.title }}{{ article.content }}")
    site.write("theme/templates/page.html", "{{ page.content }}")
    site.write("theme/templates/index.html", "{{ articles|length }}")
    for at, name in enumerate("abcd"):
        site.put(name, Post(f"Post {name}", day=at * 4, popularity=at))
    return site


def add_plugin(site: ChangingSite, code: str, declared: bool = False) -> None:
    site.write("site_plugins/theirs.py", code)
    site.settings["PLUGINS"] = ["popular_posts", "around", "theirs", "incremental"]
    pure = ["popular_posts", "around", *(["theirs"] if declared else [])]
    site.settings["INCREMENTAL_PURE"] = pure


@pytest.mark.parametrize("signal", ["get_writer", "finalized"])
def test_a_build_inside_another_has_a_state_of_its_own(site: ChangingSite, signal: str) -> None:
    add_plugin(site, NESTED.replace("@SIGNAL@", signal))
    site.build()
    assert "another build" not in site.log
    assert not [name for name in made(site) if name.endswith(".html")]
    site.drop("d")
    site.posts["a"].title = "Another"
    site.put("a", site.posts["a"])
    files = site.build()
    assert files == site.clean_build()
    assert files is not None
    assert "nested/a.html" in files
    assert "d.html" not in files
    assert "nested/d.html" not in files


def test_who_lists_the_pages_that_are_written_hears_of_those_left_alone(site: ChangingSite) -> None:
    add_plugin(site, LISTING)
    site.build()
    assert made(site) == {"pages.txt"}
    site.posts["a"].body = "Another body."
    site.put("a", site.posts["a"])
    assert made(site) >= {"pages.txt", "a.html"}
    assert "c.html" not in made(site)
    assert site.build() == site.clean_build()
    assert "anew" not in site.log


def test_pages_that_a_plugin_changes_once_they_are_written_are_made_each_time(
    site: ChangingSite,
) -> None:
    add_plugin(site, CHANGING)
    site.put("b", Post("Post b", body="Signed."))
    site.build()
    assert made(site) == {"b.html"}
    assert "1 pages are made anew each time: a plugin changes them" in site.log
    assert site.build() == site.clean_build()
    site.put("c", Post("Post c", body="Signed."))
    assert site.build() == site.clean_build()


def test_a_file_that_a_declared_plugin_writes_only_where_it_is_missing_stays(
    site: ChangingSite,
) -> None:
    add_plugin(site, ON_DEMAND, declared=True)
    for _ in range(3):
        files = site.build() or {}
        assert "made-once.css" in files


def test_a_date_with_a_time_zone_is_cached(site: ChangingSite) -> None:
    for name, date in {"e": "2020-02-03 10:00 +0500", "f": "2020-02-03T10:00:00Z"}.items():
        site.write(f"content/posts/{name}.md", f"Title: {name}\nDate: {date}\n\nText.\n")
    site.build()
    assert made(site) == set()
    site.posts["a"].title = "Another"
    site.put("a", site.posts["a"])
    assert site.build() == site.clean_build()
    assert "anew" not in site.log


def test_pages_of_a_list_share_the_titles_that_they_all_show(site: ChangingSite) -> None:
    titles = "{% for each in articles %}{{ each.title }}{% endfor %}"
    shown = "{% for each in articles_page.object_list %}{{ each.summary }}{% endfor %}"
    site.write("theme/templates/index.html", titles + shown)
    for at in range(60):
        site.put(f"n{at}", Post(f"Number {at}", day=at))
    site.build()
    with contextlib.closing(sqlite3.connect(next(site.folder.rglob("incremental.sqlite")))) as db:
        texts = [text for (text,) in db.execute("SELECT json FROM dependencies")]
    assert sum(text.count("n59.md") for text in texts) < 12
    site.posts["n30"].title = "Another"
    site.put("n30", site.posts["n30"])
    assert site.build() == site.clean_build()
    site.drop("n31")
    assert site.build() == site.clean_build()
    assert made(site) == set()


def test_pages_that_are_made_no_longer_are_removed_even_if_a_plugin_rewrites_what_it_finds(
    site: ChangingSite,
) -> None:
    add_plugin(site, REWRITING)
    site.build()
    site.drop("d")
    assert site.build() == site.clean_build()


def test_only_pages_with_a_changed_translation_are_made(site: ChangingSite) -> None:
    add_plugin(site, TRANSLATING, declared=True)
    site.settings["JINJA_ENVIRONMENT"] = {"extensions": ["jinja2.ext.i18n"]}
    site.write("theme/templates/page.html", "{{ gettext('word') }}{% trans %}word{% endtrans %}")
    site.build()
    assert made(site) == set(), site.log
    assert "anew" not in site.log
    site.write("data.json", '{"word": "mot"}')
    assert "pages/about.html" in made(site)
    assert site.build() == site.clean_build()
