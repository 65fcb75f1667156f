"""A small site that a test changes and builds, each build in a process of its own."""

from __future__ import annotations

# ruff: noqa: E501 - templates
import hashlib
import os
import shutil
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.built_site import ROOT
from tests.plugins.incremental.build_processes import Order, Outcome, run

PLUGINS = ROOT / "plugins"
MARKER = ".made-by-build"  # of `invoke build`, which plain Pelican does not make
NOT_SOURCES = (".cache", "output", "output.build", "cache", "clean", "kept")

SETTINGS = """
SITENAME = "Site"
SLUGIFY_SOURCE = "basename"
SITEURL = "https://site.example"
AUTHOR = "Ann"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = ["C"]
PATH = "content"
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images", "extra"]
EXTRA_PATH_METADATA = {"extra/robots": {"path": "robots.txt"}}
THEME = "theme"
TYPOGRIFY = True
DEFAULT_PAGINATION = 2
SUMMARY_MAX_LENGTH = 8
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
YEAR_ARCHIVE_URL = "{date:%Y}/"
FEED_ALL_ATOM = "all.xml"
FEED_ALL_RSS = "all.rss"
TAG_FEED_ATOM = "tag/{slug}.xml"
FEED_MAX_ITEMS = 3
TEMPLATE_PAGES = {"raw.html": "raw-page.html"}
JINJA_GLOBALS = {"motto": "one"}
PLUGIN_PATHS = ["site_plugins", @PLUGINS@]
PLUGINS = ["popular_posts", "around", "incremental"]
INCREMENTAL_PURE = ["popular_posts", "around"]
INCREMENTAL_INPUTS = ["words.txt"]
POPULAR_POSTS_NUMBER = 3
GREETING = "hello"
MARKDOWN = {
    "extensions": ["around"],
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.toc": {}},
    "output_format": "html5",
}
"""

AROUND = '''
"""Neighbours, relatives, a data file and the day for templates, a filter, and a Markdown extension
that reads a list of words."""
import json
import os
from pathlib import Path
from markdown import Extension
from markdown.preprocessors import Preprocessor
from pelican import signals

MARK = "a"
SHOUT = "!"  # of a filter: no value that a template reads tells that it has changed

class Words(Preprocessor):
    def run(self, lines):
        words = Path("words.txt").read_text().split()
        return [line.replace("@word", words[0] if words else "") for line in lines]

class WordsExtension(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Words(md), "words", 30)

def makeExtension(**options):
    return WordsExtension(**options)

def around(generator):
    articles = generator.articles
    for before, article, after in zip([None, *articles], articles, [*articles[1:], None]):
        article.newer, article.older = before, after
        tags = {str(tag) for tag in getattr(article, "tags", ())}
        article.related = [other for other in articles if other is not article
                           and tags & {str(tag) for tag in getattr(other, "tags", ())}]
    generator.context["day"] = os.environ.get("SOURCE_DATE_EPOCH")
    generator.context["mark"] = MARK
    generator.context["data"] = json.loads(Path("data.json").read_text())
    generator.context["longest"] = max(articles, key=lambda a: len(a.content), default=None)

def shouted(post):
    return post.title.upper() + SHOUT

def offer(generator):
    generator.env.filters["shouted"] = shouted

def register():
    signals.generator_init.connect(offer)
    signals.article_generator_finalized.connect(around)
'''

STATICS = {
    "content/images/a.txt": "a",
    "content/images/b.txt": "b",
    "content/extra/robots": "User-agent: *",
    "theme/static/site.css": "a {}",
}
TEMPLATES = {
    "base.html": """<!doctype html><title>{% block title %}{{ SITENAME }}{% endblock %}</title>
        {% from "macros.html" import posts with context %}{% from "plain.html" import shout %}
        {{ GREETING }} {{ mark }} {{ motto }} {{ shout(data.word) }} {{ day }}
        {% include ["banner.html", "no-banner.html"] %}
        {% block content %}{% endblock %}
        {{ posts(popular_posts) }}{% for tag, of in tags|sort %}{{ tag }}:{{ of|length }} {% endfor %}
        {% for category, of in categories %}{{ category.name }}{{ of|map(attribute="title")|first }}{% endfor %}
        """,
    "macros.html": """{% macro posts(list) %}{% for post in list %}<a href="{{ SITEURL }}/{{ post.url }}">
        {{ post.title }}</a>{% endfor %}{% endmacro %}""",
    "plain.html": """{% macro shout(word) %}{{ word|upper }}!{% endmacro %}""",
    "no-banner.html": "no banner",
    "card-y.html": "{{ article.related|map(attribute='title')|join }} {{ article.nothing }}",
    "article.html": """{% extends "base.html" %}{% block title %}{{ article.title }}{% endblock %}
        {% block content %}{{ article.content }}{{ article.locale_date }}{{ article.author }}
        {% if article.older %}{{ article.older.title }}{{ article.older.url }}{% endif %}
        {% if article.newer %}{{ article.newer.summary }}{% endif %}
        {% for tag in article.tags %}<a href="{{ tag.url }}">{{ tag }}</a>{% endfor %}
        {% for other in articles if other.category == article.category %}{{ other.slug }} {% endfor %}
        {{ article.metadata.extra }}{{ article.translations|map(attribute="lang")|join }}
        {% include "card-" ~ article.extra ~ ".html" ignore missing %}
        {% for other in [article.older, article.newer] if other %}{{ other|shouted }}{% endfor %}
        {% endblock %}""",
    "page.html": """{% extends "base.html" %}{% block content %}{{ page.content }}
        {% if longest %}{{ longest.get_content(SITEURL)|length }}{% endif %}
        {% for other in pages if other != page %}{{ other.title }}{{ other.url }}{% endfor %}
        {% for year, of in articles|groupby("date.year") %}{{ year }} {{ of|length }}{% endfor %}
        {% endblock %}""",
    "index.html": """{% extends "base.html" %}{% block content %}
        {% for article in articles_page.object_list %}{{ article.title }}{{ article.summary }}
        {{ article.date|strftime("%d %b %Y") }}{% endfor %}
        {{ articles_page.number }}{{ articles_page.has_next() }}
        {% if articles_page.has_previous() %}{{ articles_previous_page.url }}{% endif %}{{ articles_paginator.num_pages }}
        {% endblock %}""",
    "archives.html": """{% extends "base.html" %}{% block content %}{{ period }}
        {% for article in dates %}{{ article.date.year }}{{ article.title }}{% endfor %}{% endblock %}""",
    "period_archives.html": """{% extends "archives.html" %}""",
    "tag.html": """{% extends "index.html" %}{% block title %}{{ tag }}{% endblock %}""",
    "category.html": """{% extends "index.html" %}{% block title %}{{ category }}{% endblock %}""",
    "author.html": """{% extends "index.html" %}{% block title %}{{ author }}{% endblock %}""",
    "tags.html": """{% for tag, of in tags %}{{ tag.slug }}{{ of|length }}{% endfor %}""",
    "categories.html": """{{ categories|length }}""",
    "authors.html": """{{ authors|length }}""",
    "popular.html": """{{ entries|length }}""",
}


@dataclass
class Post:
    """A post as a writer has it; `text` is its file."""

    title: str
    day: int = 1
    popularity: int = 0
    tags: list[str] = field(default_factory=list)
    category: str = "Misc"
    status: str = "published"
    lang: str = "en"
    slug: str = ""
    body: str = "Body."
    extra: str = "x"

    @property
    def text(self) -> str:
        tags = f"Tags: {', '.join(self.tags)}\n" if self.tags else ""
        slug = f"Slug: {self.slug}\n" if self.slug else ""
        return (
            f"Title: {self.title}\nDate: {2018 + self.day % 4}-01-{1 + self.day % 28:02}\n"
            f"Category: {self.category}\nStatus: {self.status}\nLang: {self.lang}\n{slug}{tags}"
            f"Popularity: {self.popularity}\nExtra: {self.extra}\n\n{self.body}\n"
        )


class ChangingSite:
    """The site in *folder*. `build` gives the files of its output, by name."""

    conf_name = "pelicanconf.py"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.posts: dict[str, Post] = {}
        self.settings: dict[str, Any] = {}
        self.environment: dict[str, str] = {"SOURCE_DATE_EPOCH": "1767225600"}
        self.log = self.failed = ""
        self.forgotten: set[str] = set()  # of the output, at a time when the store was lost
        self._clean: dict[str, tuple[dict[str, bytes] | None, str]] = {}
        self.begin()

    def begin(self) -> None:
        """Write what the site has from the start."""
        self.write("words.txt", "word\n")
        self.write("data.json", '{"word": "data"}')
        self.write("site_plugins/around.py", AROUND)
        self.write("content/raw.html", "{{ SITENAME }}{{ articles|length }}")
        self.write("content/pages/about.md", "Title: About\n\nSee {filename}... @word\n")
        # Without any post a feed has the time of the build in it.
        self.write("content/posts/always.md", Post("Always", day=3).text)
        for name, text in STATICS.items():
            self.write(name, text)
        for name, text in TEMPLATES.items():
            self.write(f"theme/templates/{name}", text)

    # What a writer does

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = textwrap.dedent(text)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    def put(self, name: str, post: Post) -> None:
        self.posts[name] = post
        self.write(f"content/posts/{name}.md", post.text)

    def drop(self, name: str) -> None:
        del self.posts[name]
        self.remove(f"content/posts/{name}.md")

    def forget(self) -> None:
        """The store is lost. Nobody can tell any more which files earlier builds have made."""
        self.forgotten |= self.made().keys()

    # What a build makes

    def conf(self) -> str:
        """The text of the settings file."""
        settings = SETTINGS.replace("@PLUGINS@", repr(str(PLUGINS)))
        return settings + "".join(f"{name} = {value!r}\n" for name, value in self.settings.items())

    def without_engine(self) -> dict[str, Any]:
        """The settings that take our engine out of the build."""
        plugins = self.settings.get("PLUGINS", ["popular_posts", "around"])
        return {"PLUGINS": [each for each in plugins if each != "incremental"]}

    def order(self, entry: str = "pelican", output: str = "output") -> Order:
        self.write(self.conf_name, self.conf())
        return Order(self.folder, self.conf_name, output, entry, environment=self.environment)

    def build(self, entry: str = "pelican") -> dict[str, bytes] | None:
        """The output by name; None if the build fails, as it does when two posts share a slug."""
        return self.reported(run(self.order(entry)))

    def reported(self, outcome: Outcome, output: str = "output") -> dict[str, bytes] | None:
        """The output after a build that ended with *outcome*."""
        self.failed, self.log = outcome.error, outcome.log
        assert "Cannot register" not in self.log, self.log
        assert "Cannot load plugin" not in self.log, self.log
        return None if self.failed else self.made(output)

    def made(self, output: str = "output") -> dict[str, bytes]:
        """The files that builds have left."""
        return tree(self.folder / output)

    def clean_build(self) -> dict[str, bytes] | None:
        """What a build without our engine gives in an empty folder; built once for a state."""
        order = self.order(output="clean")
        state = self.state()
        if state not in self._clean:
            outcome = run(Order(**{**vars(order), "override": self.without_engine()}))
            self._clean[state] = self.reported(outcome, "clean"), self.failed
            shutil.rmtree(self.folder / "clean", ignore_errors=True)
        files, self.failed = self._clean[state]
        return files

    def state(self) -> str:
        """A digest of everything that a clean build reads."""
        found = hashlib.sha256(repr(sorted(self.environment.items())).encode())
        for name, data in tree(self.folder, NOT_SOURCES).items():
            found.update(f"{name}\0{len(data)}\0".encode() + data)
        return found.hexdigest()


def tree(folder: Path, without: tuple[str, ...] = ()) -> dict[str, bytes]:
    """The bytes of each file below *folder*, by its path there, but for the folders *without*."""
    found: dict[str, bytes] = {}
    for parent, folders, names in os.walk(folder):
        if Path(parent) == folder:
            folders[:] = [name for name in folders if name not in without]
        for name in names:
            path = Path(parent, name)
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    found.pop(MARKER, None)
    return dict(sorted(found.items()))
