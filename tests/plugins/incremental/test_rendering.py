"""What several processes read and make is what one would have read and made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.incremental.changing_site import ChangingSite, Post

EAGER = """
import os
from incremental import document_cache, parallel_rendering

make_chunk = parallel_rendering._make_chunk

def seen(chunk, make):
    open(f"worker-{os.getpid()}", "w").close()
    return make_chunk(chunk, make)

def register():
    parallel_rendering._WORTH_A_POOL = document_cache._WORTH_A_POOL = 1
    parallel_rendering._CHUNK = 2
    parallel_rendering._make_chunk = seen
"""


@pytest.fixture
def site(tmp_path: Path) -> ChangingSite:
    """A site whose few pages are shared between two processes."""
    site = ChangingSite(tmp_path)
    site.write("site_plugins/eager.py", EAGER)
    site.settings["PLUGINS"] = ["popular_posts", "around", "eager", "incremental"]
    site.settings["INCREMENTAL_PURE"] = ["popular_posts", "around", "eager"]
    site.settings["INCREMENTAL_PROCESSES"] = 2
    for at in range(12):
        site.put(f"p{at:02}", Post(f"Post {at}", day=at * 4, popularity=at, tags=["x", f"t{at}"]))
    return site


def assert_same_as_alone(site: ChangingSite) -> None:
    """The same files as without the engine, and the same words as with one process."""
    ours, failed, log = site.build(), site.failed, site.log
    assert ours == site.clean_build()
    site.settings["INCREMENTAL_PROCESSES"] = 1
    for name in ("output", "cache"):
        for path in sorted((site.folder / name).rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    assert site.build() == ours
    assert (failed.splitlines()[-1:], log) == (site.failed.splitlines()[-1:], site.log)


def ask_for_texts_on_pages_only(site: ChangingSite) -> None:
    """So that what comes of a link comes when its page is made."""
    feeds = dict.fromkeys(["FEED_ALL_ATOM", "FEED_ALL_RSS", "TAG_FEED_ATOM"])
    plugins = {"PLUGINS": ["eager", "incremental"], "MARKDOWN": {}}
    site.settings |= {**feeds, **plugins, "DEFAULT_PAGINATION": False}
    for name in ("base", "page", "index", "period_archives"):
        site.write(f"theme/templates/{name}.html", "{{ SITENAME }}")
    site.write("theme/templates/article.html", "{{ article.content }}")


def workers(site: ChangingSite) -> int:
    return len(list(site.folder.glob("worker-*")))


def test_processes_make_what_one_makes(site: ChangingSite) -> None:
    site.build()
    assert workers(site) > 0
    assert_same_as_alone(site)


def test_processes_make_what_one_makes_where_nothing_is_kept(site: ChangingSite) -> None:
    site.settings |= {"INCREMENTAL_CACHE": False, "JINJA_GLOBALS": {}}
    assert_same_as_alone(site)
    assert workers(site) > 0
    assert not list((site.folder / "cache").glob("*"))


def test_where_nothing_is_kept_an_undeclared_plugin_sees_every_page_made(
    site: ChangingSite,
) -> None:
    site.settings |= {"INCREMENTAL_CACHE": False, "INCREMENTAL_PURE": ["popular_posts", "eager"]}
    assert site.build() == site.clean_build()
    assert workers(site) == 0


def test_what_processes_have_made_is_left_alone_by_the_next_build(site: ChangingSite) -> None:
    for name in ("article", "page"):
        site.write(f"theme/templates/{name}.html", f"{{{{ {name}.title }}}}")
    site.write("theme/templates/index.html", "{{ articles_page.number }}")
    site.build()
    before = {path: path.stat().st_mtime_ns for path in site.folder.rglob("output/*.html")}
    site.put("p03", Post("Another 3", day=12, popularity=3, tags=["x", "t3"]))
    assert site.build() == site.clean_build()
    changed = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert "p03.html" in changed
    assert not changed & {"p02.html", "p04.html", "index.html"}


def test_processes_also_find_out_which_pages_stay(site: ChangingSite) -> None:
    site.build()
    for path in site.folder.glob("worker-*"):
        path.unlink()
    site.write("theme/templates/page.html", "{{ page.title }}")
    assert site.build() == site.clean_build()
    assert workers(site) > 0


def test_a_word_in_the_log_comes_once_and_in_its_place(site: ChangingSite) -> None:
    ask_for_texts_on_pages_only(site)
    for at in (2, 7):
        body = f"[a]({{filename}}nowhere-{at}.md)"
        site.put(f"p{at:02}", Post(f"Post {at}", day=at * 4, body=body))
    assert_same_as_alone(site)
    assert [site.log.count(f"nowhere-{at}.md") for at in (2, 7)] == [1, 1]


def test_two_pages_for_one_file_fail_as_they_do_alone(site: ChangingSite) -> None:
    site.settings["CATEGORY_SAVE_AS"] = "tag/x.html"
    assert site.build() is None
    assert "FileOverwriteFailedError" in site.failed
    assert_same_as_alone(site)


def test_a_page_that_takes_the_place_of_another_has_it(site: ChangingSite) -> None:
    post = Post("Post 3", day=12, extra="x\nSave_as: p09.html\nURL: p09.html")
    site.put("p03", post)
    assert_same_as_alone(site)


def test_a_template_that_fails_says_the_same(site: ChangingSite) -> None:
    site.write("theme/templates/tag.html", "{{ tag.nothing.at_all }}")
    assert site.build() is None
    assert "UndefinedError" in site.failed
    assert_same_as_alone(site)


def test_pages_that_count_are_made_in_their_order(site: ChangingSite) -> None:
    site.write(
        "site_plugins/counting.py",
        "from itertools import count\nfrom pelican import signals\nnumbers = count()\n"
        "def number():\n    return next(numbers)\n"
        "def offer(generator):\n    generator.env.globals['number'] = number\n"
        "def register():\n    signals.generator_init.connect(offer)\n",
    )
    site.settings["PLUGINS"] = ["popular_posts", "around", "counting", "eager", "incremental"]
    site.write("theme/templates/article.html", "{{ number() }}{{ article.content }}")
    assert_same_as_alone(site)


@pytest.mark.parametrize("seen", ["seen", "day_by_day", "article.author_names"])
def test_pages_that_change_what_others_see_are_made_in_their_order(
    site: ChangingSite, seen: str
) -> None:
    site.write(
        "site_plugins/sharing_a_list.py",
        "from pelican import signals\ndef share_a_list(generator):\n    listed = []\n"
        "    generator.context['day_by_day'] = listed\n"
        "    for article in generator.articles:\n        article.author_names = listed\n"
        "def register():\n    signals.article_generator_finalized.connect(share_a_list)\n",
    )
    plugins = ["popular_posts", "around", "sharing_a_list", "eager", "incremental"]
    site.settings |= {"PLUGINS": plugins, "JINJA_GLOBALS": {"seen": [], "motto": "m"}}
    counted = f"{{{{ {seen}.append(1) or {seen}|length }}}}"
    site.write("theme/templates/article.html", counted)
    assert_same_as_alone(site)
    assert "its template changes what other pages see" in site.log


def test_a_template_may_change_a_list_of_its_own(site: ChangingSite) -> None:
    site.write(
        "theme/templates/article.html", "{% set own = [] %}{{ own.append(1) or own|length }}"
    )
    assert_same_as_alone(site)
    assert "changes what other pages see" not in site.log


def test_a_link_that_moves_a_file_moves_it(site: ChangingSite) -> None:
    ask_for_texts_on_pages_only(site)
    site.put("p03", Post("Post 3", day=12, body="[a]({attach}/images/a.txt)"))
    site.settings["ARTICLE_SAVE_AS"] = site.settings["ARTICLE_URL"] = "of/{slug}.html"
    assert_same_as_alone(site)
    assert workers(site) == 0
    assert (site.folder / "output" / "of" / "a.txt").exists()


def test_relative_links_are_those_of_one_process(site: ChangingSite) -> None:
    ask_for_texts_on_pages_only(site)
    site.write("theme/templates/period_archives.html", "{{ articles[0].content }}")
    site.settings |= {"RELATIVE_URLS": True, "YEAR_ARCHIVE_SAVE_AS": "in/the/year/{date:%Y}.html"}
    for at in range(12):
        extra = f"x\nSave_as: {'deep/' * (at % 7)}{at}.html"
        site.put(f"p{at:02}", Post(f"Post {at}", at * 4, extra=extra, body="[a]({filename}p03.md)"))
    assert_same_as_alone(site)


def test_a_plugin_that_listens_to_writing_hears_all_in_this_process(site: ChangingSite) -> None:
    site.write(
        "site_plugins/noting.py",
        "from pelican import signals\nnames = []\n"
        "def note(path, context):\n    names.append(path)\n"
        "def tell(pelican):\n    open('noted', 'w').write(str(len(names)))\n"
        "def register():\n    signals.content_written.connect(note)\n"
        "    signals.finalized.connect(tell)\n",
    )
    site.settings["PLUGINS"] = ["popular_posts", "around", "noting", "eager", "incremental"]
    site.settings["INCREMENTAL_PURE"] = ["popular_posts", "around", "noting", "eager"]
    assert_same_as_alone(site)
    assert workers(site) == 0
    assert int((site.folder / "noted").read_text()) > 12


def test_a_process_that_is_killed_leaves_its_pages_to_this_one(site: ChangingSite) -> None:
    site.write(
        "site_plugins/eager.py",
        EAGER.replace('"w").close()\n', '"w").close()\n    os.kill(os.getpid(), 9)\n'),
    )
    assert site.build() == site.clean_build()
    assert workers(site) > 0


def test_a_process_that_is_killed_leaves_its_sources_to_this_one(site: ChangingSite) -> None:
    site.write(
        "site_plugins/eager.py",
        EAGER.replace(
            "def register():",
            "def register():\n    document_cache.DocumentCache._read_chunk = killed",
        )
        + """
from incremental import worker_pool

read_chunk = document_cache.DocumentCache._read_chunk

def killed(self, paths):
    if not worker_pool._parent:  # the first of many texts is read before the workers start
        return read_chunk(self, paths)
    os.kill(os.getpid(), 9)
""",
    )
    assert site.build() == site.clean_build()


def test_a_source_that_cannot_be_read_is_told_once(site: ChangingSite) -> None:
    site.write("content/posts/p05.md", "Title: No date\nDate: never\n\nBody.\n")
    assert_same_as_alone(site)
    assert site.log.count("p05.md") == 1
