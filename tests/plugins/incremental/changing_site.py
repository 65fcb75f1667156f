"""A small site that a test changes and builds, each build in a process of its own."""

from __future__ import annotations

# ruff: noqa: E501 - templates
import contextlib
import io
import multiprocessing
import os
import random
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PLUGINS = Path(__file__).parents[3] / "plugins"

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
STATIC_PATHS = ["images"]
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
PLUGINS = ["popular_posts", "around", *@EXTRA@]
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
"""Neighbours, a data file for templates, and a Markdown extension that reads a list of words."""
import json
from pathlib import Path
from markdown import Extension
from markdown.preprocessors import Preprocessor
from pelican import signals

MARK = "a"

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
    generator.context["mark"] = MARK
    generator.context["data"] = json.loads(Path("data.json").read_text())
    generator.context["longest"] = max(articles, key=lambda a: len(a.content), default=None)

def register():
    signals.article_generator_finalized.connect(around)
'''

TEMPLATES = {
    "base.html": """<!doctype html><title>{% block title %}{{ SITENAME }}{% endblock %}</title>
        {% from "macros.html" import posts with context %}{% from "plain.html" import shout %}
        {{ GREETING }} {{ mark }} {{ motto }} {{ shout(data.word) }}
        {% include ["banner.html", "no-banner.html"] %}
        {% block content %}{% endblock %}
        {{ posts(popular_posts) }}{% for tag, of in tags|sort %}{{ tag }}:{{ of|length }} {% endfor %}
        {% for category, of in categories %}{{ category.name }}{{ of|map(attribute="title")|first }}{% endfor %}
        """,
    "macros.html": """{% macro posts(list) %}{% for post in list %}<a href="{{ SITEURL }}/{{ post.url }}">
        {{ post.title }}</a>{% endfor %}{% endmacro %}""",
    "plain.html": """{% macro shout(word) %}{{ word|upper }}!{% endmacro %}""",
    "no-banner.html": "no banner",
    "article.html": """{% extends "base.html" %}{% block title %}{{ article.title }}{% endblock %}
        {% block content %}{{ article.content }}{{ article.locale_date }}{{ article.author }}
        {% if article.older %}{{ article.older.title }}{{ article.older.url }}{% endif %}
        {% if article.newer %}{{ article.newer.summary }}{% endif %}
        {% for tag in article.tags %}<a href="{{ tag.url }}">{{ tag }}</a>{% endfor %}
        {% for other in articles if other.category == article.category %}{{ other.slug }} {% endfor %}
        {{ article.metadata.extra }}{{ article.translations|map(attribute="lang")|join }}
        {% endblock %}""",
    "page.html": """{% extends "base.html" %}{% block content %}{{ page.content }}
        {% if longest %}{{ longest.get_content(SITEURL)|length }}{% endif %}{% endblock %}""",
    "index.html": """{% extends "base.html" %}{% block content %}
        {% for article in articles_page.object_list %}{{ article.title }}{{ article.summary }}
        {{ article.date|strftime("%d %b %Y") }}{% endfor %}
        {{ articles_page.number }}{{ articles_page.has_next() }}{{ articles_paginator.num_pages }}
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

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.posts: dict[str, Post] = {}
        self.settings: dict[str, Any] = {}
        self.patching = False  # whether an edit of text alone may spare the whole run
        self.log = ""
        self.write("words.txt", "word\n")
        self.write("data.json", '{"word": "data"}')
        self.write("site_plugins/around.py", AROUND)
        self.write("content/raw.html", "{{ SITENAME }}{{ articles|length }}")
        self.write("content/pages/about.md", "Title: About\n\nSee {filename}... @word\n")
        # Without any post a feed has the time of the build in it.
        self.write("content/posts/always.md", Post("Always", day=3).text)
        self.write("content/images/a.txt", "a")
        self.write("content/images/b.txt", "b")
        for name, text in TEMPLATES.items():
            self.write(f"theme/templates/{name}", text)

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

    def build(self, output: str = "output", incremental: bool = True) -> dict[str, bytes] | None:
        """The output by name; None if the build fails, as it does when two posts share a slug."""
        settings = SETTINGS.replace("@PLUGINS@", repr(str(PLUGINS)))
        settings = settings.replace("@EXTRA@", repr(["incremental"] if incremental else []))
        changes = "".join(f"{name} = {value!r}\n" for name, value in self.settings.items())
        self.write("pelicanconf.py", settings + changes)
        override = {"OUTPUT_PATH": str(self.folder / output)}
        self.failed, self.log = run_apart(self.folder, override, self.patching and incremental)
        assert "Cannot register" not in self.log, self.log
        return None if self.failed else tree(self.folder / output)

    def clean_build(self) -> dict[str, bytes] | None:
        """What a build without our engine gives in an empty folder."""
        name = f"clean-{random.randrange(10**9)}"
        try:
            return self.build(name, incremental=False)
        finally:
            for path in sorted((self.folder / name).rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_apart(folder: Path, override: Mapping[str, Any], patching: bool = False) -> tuple[str, str]:
    """Run Pelican in *folder*, in a process that ends; its error, if any, and what it logged."""
    # A server that knows Pelican and nothing else: Pelican asks for every reader ever imported,
    # so a fork of this process would build with the readers of the tests before this one.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pelican"])
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(folder, dict(override), patching, sender))
    process.start()
    sender.close()
    try:
        error, log = receiver.recv()
    except EOFError:
        error, log = "the process died", ""
    process.join()
    return str(error), str(log)


def _run(folder: Path, override: dict[str, Any], patching: bool, sender: Any) -> None:
    import logging  # noqa: PLC0415 - of the child
    import traceback  # noqa: PLC0415
    import warnings  # noqa: PLC0415

    warnings.simplefilter("ignore")
    os.chdir(folder)
    log = io.StringIO()
    logging.basicConfig(stream=log, level=logging.WARNING, force=True)
    sys.dont_write_bytecode = True
    error = ""
    try:
        from pelican import Pelican  # noqa: PLC0415
        from pelican.settings import read_settings  # noqa: PLC0415

        sys.path.insert(0, str(PLUGINS))
        settings = read_settings("pelicanconf.py", override=override)
        if patching:
            from incremental.site import IncrementalPelican  # noqa: PLC0415

            settings["PELICAN_CLASS"] = IncrementalPelican
        with contextlib.redirect_stdout(io.StringIO()):
            (settings["PELICAN_CLASS"] if patching else Pelican)(settings).run()
    except BaseException:  # it is told to the parent
        error = traceback.format_exc()
    sender.send((error, log.getvalue()))
    sender.close()
    os._exit(0)
