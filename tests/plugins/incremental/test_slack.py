"""An edit of a number that changes no list needs no run of Pelican, and any other has one."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import pytest
from pelican.contents import Article

from incremental.live_objects import LiveObjects
from incremental.recorder import Recorder
from incremental.schema import CODE
from tests.plugins.incremental.changing_site import tree
from tests.plugins.incremental.light_site import START, LightSite

POPULAR = """
PLUGINS = ["popular_posts", "shop", "incremental"]
PLUGIN_PATHS = ["plugins", "site_plugins"]
INCREMENTAL_PURE = INCREMENTAL_BODY_BLIND = INCREMENTAL_TITLE_BLIND = ["popular_posts", "shop"]
INCREMENTAL_SLACK = {"popularity": "popular_posts_slack"}
JINJA_FILTERS = {"getattr": getattr}
POPULAR_POSTS_NUMBER = POPULAR_POSTS_PAGE_NUMBER = 1
POPULAR_POSTS_PAGE_SAVE_AS = POPULAR_POSTS_JSON_SAVE_AS = POPULAR_POSTS_FEED_SAVE_AS = ""
"""
SHOP = """
import functools

from pelican import signals
from pelican.contents import Article

def sum_of(words):
    return len(words)

class Label(str):
    def shout(self):
        return self.upper()

def label(content):
    content.label = Label("new")

class Shop:
    @property
    def window(self):
        return "things"

def odd_slack():
    return {"a": 1}

def open_shop(generator):
    generator.context["odd_slack"] = odd_slack
    generator.env.filters["sum_of"] = sum_of
    generator.env.globals["shop"] = Shop()
    generator.env.globals["goods"] = GOODS
    Article.ware = property(lambda article: article.metadata.get("popularity"))
    Article.stored = functools.cached_property(lambda article: article.popularity)
    Article.stored.__set_name__(Article, "stored")

GOODS = {"apples": 1}

def register():
    signals.generator_init.connect(open_shop)
    signals.content_object_init.connect(label)
"""
ARTICLE = (
    "<h1>{{ article.title }}</h1>{{ article.content }}"
    "{% for post in article.popular_posts %}{{ post.url }} {% endfor %}"
)
NUMBERS = {"a": 900, "b": 700, "c": 500, "d": 300, "e": 100}


def put(site: LightSite, name: str, number: object, **more: str) -> None:
    body = more.pop("body", f"{START}\n\nThe text of {name}.\n")
    site.post(name, body, f"Slug: {name}\nPopularity: {number}\n", **more)


def site_in(folder: Path, settings: str = "", **templates: str) -> LightSite:
    """A site that was built; its lists hold two of the five posts, or a third in their pages."""
    site = LightSite(folder).begin()
    conf = (folder / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f"{conf}{POPULAR}{settings}")
    site.write("site_plugins/shop.py", SHOP)
    for name, text in {"article": ARTICLE, **templates}.items():
        site.write(f"theme/templates/{name}.html", text)
    for name, number in NUMBERS.items():
        put(site, name, number)
    site.build()
    return site


@pytest.fixture(scope="module")
def kept_site(tmp_path_factory: pytest.TempPathFactory) -> LightSite:
    return site_in(tmp_path_factory.mktemp("site"))


@pytest.fixture
def site(kept_site: LightSite) -> LightSite:
    """A site as it was first built."""
    for name, number in NUMBERS.items():
        put(kept_site, name, number)
    kept_site.build()
    assert kept_site.build("-v"), kept_site.told
    return kept_site


@pytest.mark.parametrize(
    ("name", "number"),
    [("e", 0), ("e", 599), ("c", 400), ("c", 600), ("b", 800), ("b", 601), ("a", 10**9)],
)
def test_a_number_that_moves_as_far_as_it_may_writes_no_file(
    site: LightSite, name: str, number: int
) -> None:
    put(site, name, number)
    assert site.build("-v"), site.told
    assert "0 files written" in site.told
    assert site.files() == site.clean()


@pytest.mark.parametrize(
    ("name", "number"), [("e", 701), ("e", 950), ("b", 901), ("a", 0), ("a", "many")]
)
def test_a_number_that_moves_too_far_takes_a_run(
    site: LightSite, name: str, number: object
) -> None:
    put(site, name, number)
    if number == "many":
        number = 0  # the run that it takes refuses it
        put(site, name, number)
    assert not site.build(), site.told
    assert site.files() == site.clean()


def test_all_numbers_move_at_once_and_again(site: LightSite) -> None:
    for numbers in ((801, 800, 550, 590, 0), (10**6, 610, 0, 0, 600), (900, 700, 1, 2, 3)):
        for name, number in zip("abcde", numbers, strict=True):
            put(site, name, number)
        assert site.build("-v"), site.told
        assert site.files() == site.clean()


def test_a_number_a_title_and_a_text_are_edited_at_once(site: LightSite) -> None:
    put(site, "e", 100, title="Ripe apples")
    site.build()
    put(site, "e", 7, title="Lovely pears", body=f"{START}\n\nQuite another text.\n")
    assert site.build("-v"), site.told
    assert site.files() == site.clean()
    put(site, "e", 8, title="Sweet plums", body=f"{START}\n\nQuite another text.\n")
    assert site.build("-v"), site.told
    assert site.files() == site.clean()


def test_a_run_after_a_moved_number_knows_it(site: LightSite) -> None:
    put(site, "e", 599)
    assert site.build("-v"), site.told
    put(site, "b", 598)
    assert not site.build()
    assert site.files() == site.clean()


@pytest.mark.parametrize("first", [{"number": 950}, {"number": 100, "title": "Ripe apples"}])
def test_another_output_of_the_same_sources_is_no_judge(
    site: LightSite, first: dict[str, Any]
) -> None:
    site.build("-o", "other")
    assert site.build("-v", "-o", "other"), site.told
    put(site, "e", **first)
    site.build()
    site.build("-o", "other")
    assert tree(site.folder / "other") == site.clean()


ASKING = {
    "the number": "{{ article.popularity }}",
    "an item": "{{ article['popularity'] }}",
    "all fields": "{{ article.metadata.popularity }}",
    "all fields, for an address": "{{ article.url_format.popularity }}",
    "an order": "{{ (articles|sort(attribute='popularity')|first).slug }}",
    "a choice": "{{ articles|selectattr('popularity', 'eq', '100')|list|length }}",
    "a list of its own": "{{ popular_posts_within(number=3)|map(attribute='slug')|join }}",
    "all lists": "{{ popular_posts_lists.options.number }}",
    "a filter of Python": "{{ article|getattr('popularity') }}",
    "a filter of a plugin": "{{ 'words'|sum_of }}",
    "what a plugin has left": "{{ shop.window }}",
    "a property of a plugin": "{{ article.ware }}",
    "a property that is kept": "{{ article.stored }}",
    "a method of a text": "{{ article.label.shout() }}",
    "a method": "{{ article.get_content(SITEURL)|length }}",
}


@pytest.mark.parametrize("asking", ASKING.values(), ids=ASKING)
def test_a_number_for_which_a_template_may_ask_takes_a_run(tmp_path: Path, asking: str) -> None:
    site = site_in(tmp_path, article=f"{ARTICLE}{asking}")
    put(site, "e", 101)
    assert not site.build("-v"), site.told
    assert site.files() == site.clean()


def test_a_number_for_which_no_template_asks_is_not_held_by_one_that_is_shown(
    tmp_path: Path,
) -> None:
    site = site_in(
        tmp_path,
        index="{{ (articles|last).popularity }}{{ goods.apples }}"
        "{{ articles|rejectattr('slug', 'eq', 'a')|list|length }}",
    )
    put(site, "b", 710)
    put(site, "d", 200)
    assert site.build("-v"), site.told
    put(site, "a", 901)  # the last one by date
    assert not site.build("-v"), site.told
    assert site.files() == site.clean()


def test_a_number_on_a_page_that_stands_in_the_place_of_another_takes_a_run(
    tmp_path: Path,
) -> None:
    site = site_in(tmp_path, article=f"{ARTICLE}{{{{ article.popularity }}}}")
    head = "Slug: e\nSave_as: index.html\n"
    site.post("e", "Text.\n", f"{head}Popularity: 100\n")
    site.build()
    site.post("e", "Text.\n", f"{head}Popularity: 101\n")
    assert not site.build("-v"), site.told
    assert site.files() == site.clean()


def test_a_number_that_a_post_has_not_had_is_seen_by_the_filter_attr(tmp_path: Path) -> None:
    site = site_in(tmp_path, article=f"{ARTICLE}{{{{ article|attr('popularity') }}}}")
    body = f"{START}\n\nThe text of e.\n"
    site.post("e", body, "Slug: e\n")
    site.build()
    put(site, "e", 100)
    site.build()
    assert site.files() == site.clean()


def test_what_a_template_reads_as_it_is_imported_is_known_of_each_page(tmp_path: Path) -> None:
    words = "{% set words = goods.apples %}{% macro counted() %}{{ 'a'|sum_of }}{% endmacro %}"
    article = f"{{% import 'words.html' as words %}}{ARTICLE}{{{{ words.words }}}}"
    site = site_in(tmp_path, article=f"{article}{{{{ words.counted() }}}}", words=words)
    with closing(sqlite3.connect(site.store)) as db:
        query = "SELECT name, reads FROM pages JOIN shapes USING (shape) WHERE name GLOB '?.html'"
        reads = dict(db.execute(query))
    assert len(reads) == len(NUMBERS)
    assert all('"goods"' in each and f'"{CODE}"' in each for each in reads.values())


DECIDING = {
    "the order of posts": "ARTICLE_ORDER_BY = 'popularity'",
    "an address": "ARTICLE_SAVE_AS = ARTICLE_URL = 'of-{popularity}/{slug}.html'",
    "an address that is a path": "from pathlib import Path\n"
    "ARTICLE_SAVE_AS = Path('of-{popularity}/{slug}.html')",
    "a page of the same source": "PAGE_PATHS = ['posts']\nARTICLE_EXCLUDES = PAGE_EXCLUDES = []",
    "what is shown": "POPULAR_POSTS_SHOW_VIEWS = True\nPOPULAR_POSTS_NUMBER = 5",
    "nothing that is declared": "INCREMENTAL_SLACK = {}",
    "a plugin that is not there": "INCREMENTAL_SLACK = {'popularity': 'nobody_knows'}",
}


@pytest.mark.parametrize("settings", DECIDING.values(), ids=DECIDING)
def test_a_number_by_which_more_is_decided_takes_a_run(tmp_path: Path, settings: str) -> None:
    site = site_in(tmp_path, settings, page="{{ page.popularity }}")
    put(site, "e", 101)
    assert not site.build("-v"), site.told
    assert site.files() == site.clean()


@pytest.mark.parametrize(
    "wrong",
    [["popularity"], {"popularity": 1}, {"popularity": "SITENAME"}, {"popularity": "odd_slack"}],
)
def test_a_wrong_setting_is_told_each_time(tmp_path: Path, wrong: object) -> None:
    site = site_in(tmp_path, f"INCREMENTAL_SLACK = {wrong!r}")
    for _ in range(2):
        assert "INCREMENTAL_SLACK is wrong" in " ".join(site.told.split())
        assert not site.build()
    assert site.files() == site.clean()


def test_what_a_plugin_shares_with_all_templates_is_looked_at(tmp_path: Path) -> None:
    site = site_in(tmp_path, index="{{ goods.apples }}")
    plugin = tmp_path / "site_plugins" / "shop.py"
    before = plugin.read_text(encoding="utf-8")
    reading = before.replace('{"apples": 1}', "{\"apples\": len(open('goods.txt').read())}")
    site.write("goods.txt", "x")
    site.write("site_plugins/shop.py", reading)
    conf = (tmp_path / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", f"{conf}\nSHOP = 'goods.txt'\n")
    site.build()
    site.write("goods.txt", "xxx")
    assert not site.build()
    assert site.files() == site.clean()
    assert site.files()["index.html"] == b"3"


@dataclasses.dataclass(frozen=True)
class Record:
    number: int = 1


@dataclasses.dataclass
class Node:
    """It leads to itself."""

    above: object = None


class Live:
    pass


class Pair(NamedTuple):
    one: int = 1
    other: object = None


class Knowing(Pair):
    @property
    def number(self) -> int:
        return 1


@dataclasses.dataclass(frozen=True)
class Reading(Record):
    @property
    def half(self) -> float:
        return self.number / 2


class Word(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "another"


class Shelf(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return 1


ROUND = Node()
ROUND.above = ROUND
MARKED = type("Marked", (dict,), {})()
MARKED.live = Live()


DATA = [
    None,
    1,
    "a",
    [1, "a"],
    {"a": [Record()]},
    (Record(), 2),
    len,
    range,
    jinja2.Undefined(),
    Pair(),
    Counter("a"),
    ROUND,
]
OTHERS = [Live(), [1, Live()], {"a": {"b": Live()}}, [[Record()], [Live()]], site_in, Live]
OTHERS += [Node(Live()), Pair(other=Live()), Knowing(), Reading(), Word("a"), Shelf(), MARKED]


@pytest.mark.parametrize(
    ("value", "expected"), [*((each, False) for each in DATA), *((each, True) for each in OTHERS)]
)
def test_live_objects_and_foreign_code_are_no_data(value: Any, expected: bool) -> None:
    recorder = Recorder({"asked": value, "unasked": Live()})
    recorder.names["asked"] = None
    assert LiveObjects().asked_for(recorder, {"other": Live()}) is expected


def test_a_live_object_may_also_be_an_attribute_of_content() -> None:
    article = Article("Text.", {"title": "A", "slug": "a", "shelf": Live(), "words": ["a"]})
    recorder = Recorder({})
    recorder.ask(article, "words")
    assert not LiveObjects().asked_for(recorder, {})
    recorder.ask(article, "shelf")
    assert LiveObjects().asked_for(recorder, {})


def test_what_all_templates_see_is_looked_at_if_it_was_asked_for() -> None:
    recorder = Recorder({})
    recorder.names["shared"] = None
    assert LiveObjects().asked_for(recorder, {"shared": Live()})
    assert not LiveObjects().asked_for(recorder, {"shared": "text"})
