"""An edit of text, or nothing, without a run of Pelican: the bytes are those of a clean build."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from incremental import refresh as refreshing
from incremental.blake import digest
from tests.plugins.incremental.light_site import START, LightSite

Change = Callable[[LightSite], None]
TEXTS = {
    "words": "Quite other words, with FDA & U.S. caps.",
    "quotes and dashes": "\"He\" said -- 'no' ... and *left*.",
    "code": "Text.\n\n```python\nx = {'a': 1}  # <b> & \"c\"\n```\n\n    indented\n\n`a < b`",
    "a table": '| a | b |\n|---|--:|\n| 1 | "2" |',
    "a footnote": "A note.[^1]\n\n[^1]: Said -- here.",
    "raw HTML": '<div class="x"><script>if (a < b && c > d) {}</script></div>\n\n<p>open',
    "unicode": "Ünïcödé — “quoted” 日本語 \N{GRINNING FACE} \u2028 \xa0 end",
    "an entity": "AT&amp;T &lt;b&gt; &copy; ]]> <!-- -- comment -->",
    "braces": "Set {a} and {b|c} | d.",
    "fields below the head": "Title: Not a field\nDate: 1999-01-01\n\n---\n\nText.",
    "a definition": "Term\n:   Meaning\n\n*[HTML]: Hyper\n\nHTML",
    "one letter": "x",
    "a text like the page": "</p><i>x</i><h1>Post a</h1>",
    "a regular expression": r"\1 \g<0> $1 {{ SITENAME }} {% raw %}",
}


@pytest.fixture
def site(tmp_path: Path) -> LightSite:
    site = LightSite(tmp_path).begin()
    site.build()
    return site


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> LightSite:
    """A site that is edited again and again."""
    site = LightSite(tmp_path_factory.mktemp("edited")).begin()
    site.build()
    return site


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_edited_text_gives_the_bytes_of_a_clean_build(edited: LightSite, text: str) -> None:
    edited.post("a", f"{START}\n\n{text}\n")
    assert edited.build()
    assert edited.files() == edited.clean()


def test_a_run_after_many_edits_gives_the_bytes_of_a_clean_build(edited: LightSite) -> None:
    edited.post("a", f"{START}\n\nLast.\n")
    edited.post("b", f"{START}\n\nLast but one.\n")
    assert edited.build()
    edited.post("c", "Text.\n", "Summary: new\n")
    assert not edited.build()
    assert edited.files() == edited.clean()


def test_a_text_that_comes_back_is_shown_again_by_a_run(site: LightSite) -> None:
    source, page = site.folder / "content/posts/a.md", site.output / "post-a.html"
    before, shown = source.read_bytes(), page.read_bytes()
    site.post("a", f"{START}\n\nAnother.\n")
    assert site.build()
    source.write_bytes(before)
    site.write("theme/templates/tags.html", "changed")
    assert not site.build()
    assert page.read_bytes() == shown


def test_line_ends_and_a_byte_order_mark_are_read_as_pelican_reads_them(site: LightSite) -> None:
    text = (site.folder / "content/posts/a.md").read_text(encoding="utf-8") + "More.\n"
    site.write("content/posts/a.md", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert site.build()
    assert site.files() == site.clean()


def test_a_time_that_was_set_back_hides_no_edit(site: LightSite) -> None:
    source = site.folder / "content/posts/a.md"
    stat = source.stat()
    source.write_text(source.read_text(encoding="utf-8").replace("text", "talk"), encoding="utf-8")
    os.utime(source, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert site.build()
    assert site.files() == site.clean()


def test_a_page_is_edited_as_a_post_is(site: LightSite) -> None:
    site.write("content/pages/about.md", "Title: About\n\nAbout *them*.\n")
    assert site.build()
    assert site.files() == site.clean()


TAKES_A_RUN: dict[str, Change] = {
    "a title": lambda site: site.post("a", f"{START}\n", "Title: Other\n"),
    "the part of a text that its summary shows": lambda site: site.post("a", "One 2 3 4 5 6.\n"),
    "a text that was all summary": lambda site: site.write(
        "content/posts/a.md", "Title: Post a\nDate: 2020-01-14\nNote: is this a field?\n"
    ),
    "an empty text": lambda site: site.post("a", ""),
    "a link inside the site": lambda site: site.post("a", f"{START}\n\n[b]({{filename}}b.md)\n"),
    "a picture without a description": lambda site: site.post("a", f"{START}\n\n![](a.png)\n"),
    "a template": lambda site: site.write("theme/templates/page.html", "new {{ page.content }}"),
    "a setting": lambda site: site.write(
        "pelicanconf.py", (site.folder / "pelicanconf.py").read_text() + "SITENAME = 'New'\n"
    ),
    "a new post": lambda site: site.post("d", "Text.\n"),
    "a deleted post": lambda site: (site.folder / "content/posts/b.md").unlink(),
    "a static file": lambda site: site.write("content/images/a.txt", "changed"),
    "a variable of the environment": lambda site: site.environment.update(OTHER="x"),
    "an output that was changed by hand": lambda site: site.write("output/post-b.html", "mine"),
    "an output that was deleted": lambda site: (site.output / "all.rss").unlink(),
}


def test_a_post_in_the_place_of_another_page_is_edited_there(site: LightSite) -> None:
    head = "Save_as: index.html\n"
    site.post("a", f"{START}\n\nThe text of a.\n", head)
    site.build()
    site.post("a", f"{START}\n\nAnother text.\n", head)
    assert site.build("-v"), site.told
    assert site.files() == site.clean()


@pytest.mark.parametrize("change", TAKES_A_RUN.values(), ids=TAKES_A_RUN)
def test_whatever_is_more_than_text_takes_a_run(site: LightSite, change: Change) -> None:
    change(site)
    assert not site.build()
    assert site.files() == site.clean()


def test_nothing_is_done_where_nothing_has_changed(site: LightSite) -> None:
    assert site.build()
    assert "0 files" in site.told


def test_a_file_that_was_only_touched_changes_nothing(site: LightSite) -> None:
    os.utime(site.folder / "content/posts/a.md")
    assert site.build()
    assert "0 files" in site.told


def test_a_verbose_command_says_why_it_runs_pelican(site: LightSite) -> None:
    assert site.build("-v")
    site.post("a", "Text.\n", "Summary: s\n")
    assert not site.build("--verbose")
    assert "A run of Pelican, since more of the front matter was edited than values." in site.told
    site.post("a", "Text.\n", "Summary: t\n")
    assert not site.build("--verbose")
    assert "A run of Pelican, since a run may make more of the new summary." in site.told


def test_a_text_that_a_feed_refuses_is_refused_by_a_run(site: LightSite) -> None:
    site.post("a", f"{START}\n\n\x07\n")
    with pytest.raises(subprocess.CalledProcessError):
        site.build()


# What templates may do is tested with `outlets`; here it is what they do to the output.
LOOKS: dict[str, tuple[str, str]] = {
    "a filter that leaves it as it is": ("article.html", "{{ article.content|trim }}"),
    "a test": ("article.html", "{% if article.content %}{{ article.content }}{% endif %}"),
    "a test of its length": (
        "article.html",
        "{{ article.content }}{% for n in ['cont' ~ 'ent'] %}{{ article[n]|length }}{% endfor %}",
    ),
    "a filter that asks": ("index.html", "{{ articles|map(attribute='content')|join }}"),
    "a block that is called": (
        "article.html",
        "{% block b %}{{ article.content }}{% endblock %}{{ self.b()|length }}",
    ),
}


@pytest.mark.parametrize("where", LOOKS.values(), ids=LOOKS)
def test_a_text_with_which_a_template_does_more_than_show_it_takes_a_run(
    tmp_path: Path, where: tuple[str, str]
) -> None:
    site = LightSite(tmp_path).begin()
    site.write("theme/templates/inner.html", "{{ article.content }}")
    site.write(f"theme/templates/{where[0]}", where[1])
    site.build()
    site.post("c", f"{START}\n\nAnother.\n")
    assert not site.build()
    assert site.files() == site.clean()


def test_a_text_that_stands_twice_in_its_page_takes_a_run(tmp_path: Path) -> None:
    site = LightSite(tmp_path).begin()
    site.write("theme/templates/article.html", "<p>Ha.</p>{{ article.content }}")
    site.post("a", "Ha.\n", "Summary: s\n")
    site.build()
    site.post("a", "Ho.\n", "Summary: s\n")
    assert not site.build()
    assert site.files() == site.clean()


def test_autoescaped_text_is_spliced_where_it_is_marked_safe(tmp_path: Path) -> None:
    site = LightSite(tmp_path).begin()
    settings = (site.folder / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", settings + "JINJA_ENVIRONMENT = {'autoescape': True}\n")
    site.build()
    site.write("content/pages/about.md", "Title: About\n\nAbout <b>them</b>.\n")
    assert site.build()
    site.post("a", f"{START}\n\nEscaped <b>here</b>.\n")
    assert not site.build()
    assert site.files() == site.clean()


def test_a_plugin_that_is_not_declared_blind_takes_a_run(tmp_path: Path) -> None:
    site = LightSite(tmp_path).begin()
    site.write("own/counting.py", "def register():\n    pass\n")
    settings = (site.folder / "pelicanconf.py").read_text(encoding="utf-8")
    more = "PLUGIN_PATHS = ['plugins', 'own']\nPLUGINS = ['counting', 'incremental']\n"
    site.write("pelicanconf.py", f"{settings}{more}INCREMENTAL_PURE = ['counting']\n")
    site.build()
    assert site.build()  # nothing
    site.post("a", f"{START}\n\nAnother.\n")
    assert not site.build()


def test_a_build_that_warned_is_followed_by_a_run_that_warns(tmp_path: Path) -> None:
    site = LightSite(tmp_path).begin()
    site.post("a", f"{START}\n\n![](a.png)\n")
    site.build()
    assert not site.build()
    assert "Empty alt attribute" in site.told


def test_an_edit_that_could_not_be_finished_is_made_good_by_the_next_run(
    site: LightSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("a", f"{START}\n\nAnother.\n")
    planned = _plan(site, monkeypatch)
    monkeypatch.setattr(refreshing.Refresh, "settle", _die)
    with pytest.raises(OSError, match="killed"):
        refreshing.write(planned, site.store, site.output)
    assert not site.build()
    assert site.files() == site.clean()


def test_two_edits_at_once_wait_for_each_other(
    site: LightSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("a", f"{START}\n\nAnother.\n")
    planned = _plan(site, monkeypatch)
    monkeypatch.setattr(refreshing, "_PATIENCE_S", 0.01)
    assert refreshing.plan(site.store, site.output) is None
    planned.drop()
    planned = _plan(site, monkeypatch)
    assert planned.files.keys() == {"post-a.html", "all.xml"}
    planned.drop()


def test_a_watcher_names_the_files_that_changed(
    site: LightSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = site.folder / "content/posts/a.md"
    site.post("a", f"{START}\n\nAnother.\n")
    _in_the_place_of_a_build(site, monkeypatch)
    gone = source.with_name("4913")
    temporary = refreshing.plan(site.store, site.output, [gone])
    assert temporary is not None
    assert not temporary.files
    temporary.drop()
    site.write("content/posts/new.md", "Title: New\n")
    assert refreshing.plan(site.store, site.output, [source.with_name("new.md")]) is None
    planned = refreshing.plan(site.store, site.output, [source, gone])
    assert planned is not None
    assert planned.files.keys() == {"post-a.html", "all.xml"}
    planned.drop()


def test_what_a_killed_build_has_left_takes_a_run(site: LightSite) -> None:
    journal = digest(str(site.output.resolve()).encode()).hex()
    site.write(f"cache/{journal}.writing", "post-a.html\n")
    assert not site.build()
    assert site.build()


def test_a_file_that_the_settings_read_is_looked_at(tmp_path: Path) -> None:
    site = LightSite(tmp_path).begin()
    settings = (tmp_path / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("links.txt", "one")
    site.write("pelicanconf.py", f"{settings}SITENAME = open('links.txt').read()\n")
    site.build()
    assert site.build()
    site.write("links.txt", "two")
    assert not site.build()
    assert site.files() == site.clean()


def test_a_file_whose_name_is_no_text_takes_a_run(site: LightSite) -> None:
    (site.folder / "content/images" / os.fsdecode(b"\xff.txt")).write_text("x", encoding="utf-8")
    assert not site.build()
    assert not site.build()
    assert site.files() == site.clean()


def test_a_damaged_store_takes_a_run(site: LightSite) -> None:
    with sqlite3.connect(site.store) as db:
        db.execute("UPDATE shows SET pages = '{}'")
    db.close()
    site.post("a", f"{START}\n\nAnother.\n")
    assert not site.build()
    assert site.files() == site.clean()


def test_a_store_that_is_none_takes_a_run(site: LightSite) -> None:
    shutil.rmtree(site.store.parent)
    site.write("cache/incremental.sqlite", "no database")
    assert not site.build()


def test_the_output_may_be_elsewhere_and_the_settings_imported(tmp_path: Path) -> None:
    site = LightSite(tmp_path).begin()
    site.write("publishconf.py", "from pelicanconf import *\nCACHE_PATH = '.kept'\n")
    site.environment["PYTHONPATH"] = f"{site.plugins}{os.pathsep}{tmp_path}"
    asked = ("content", "-s", "publishconf.py", "--output=elsewhere", "-q")
    assert not site.build(*asked)
    edited = tmp_path / "elsewhere/post-a.html"
    before = edited.stat().st_mtime_ns
    site.build(*asked)
    assert edited.stat().st_mtime_ns == before
    assert (tmp_path / ".kept/incremental.sqlite").exists()


def test_another_day_asks_for_a_run(site: LightSite, monkeypatch: pytest.MonkeyPatch) -> None:
    _plan(site, monkeypatch).drop()
    with time_machine.travel(time.time() + 86_400):
        assert refreshing.plan(site.store, site.output) is None


def _plan(site: LightSite, monkeypatch: pytest.MonkeyPatch) -> refreshing.Refresh:
    _in_the_place_of_a_build(site, monkeypatch)
    planned = refreshing.plan(site.store, site.output)
    assert planned is not None
    return planned


def _in_the_place_of_a_build(site: LightSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a build in a process of its own takes for its surroundings."""
    noted = sqlite3.connect(site.store).execute(
        "SELECT text FROM notes WHERE name LIKE 'survey of %'"
    )
    around = json.loads(noted.fetchone()[0])[1]
    monkeypatch.setattr("incremental.edits.surroundings", lambda: around)


def _die(_refresh: refreshing.Refresh) -> None:
    raise OSError("killed")
