"""A small site that is built by `python -m incremental`, as its owner would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.built_site import ROOT
from tests.plugins.incremental.apart import Order, run
from tests.plugins.incremental.changing_site import tree

SETTINGS = """
SITENAME = "Site"
SITEURL = "https://site.example"
AUTHOR = "Ann"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LOCALE = ["C"]
PATH = "content"
ARTICLE_PATHS = ["posts"]
STATIC_PATHS = ["images"]
THEME = "theme"
TYPOGRIFY = True
SUMMARY_MAX_LENGTH = 5
FEED_ALL_ATOM = "all.xml"
FEED_ALL_RSS = "all.rss"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
    },
    "output_format": "html5",
}
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["incremental"]
"""
TEMPLATES = {
    "base.html": "<title>{{ SITENAME }}</title>{% block content %}{% endblock %}<i>x</i>",
    "article.html": "{% extends 'base.html' %}{% block content %}<h1>{{ article.title }}</h1>"
    "{{ article.content }}{% endblock %}",
    "page.html": "{{ page.content|safe }}",
    "index.html": "{% for post in articles %}{{ post.title }}{{ post.summary }}{% endfor %}",
}
TEMPLATES |= dict.fromkeys(
    ("archives.html", "tags.html", "categories.html", "authors.html"), "{{ SITENAME }}"
)
TEMPLATES |= dict.fromkeys(("tag.html", "category.html", "author.html"), "{{ articles|length }}")
START = "One two three four five six seven."


@dataclass
class LightSite:
    """The site in *folder*."""

    folder: Path
    plugins: Path = ROOT / "plugins"
    environment: dict[str, str] = field(default_factory=dict)
    told: str = ""

    def begin(self) -> LightSite:
        """Write the site; nothing is built."""
        for name, text in TEMPLATES.items():
            self.write(f"theme/templates/{name}", text)
        self.write("pelicanconf.py", SETTINGS)
        (self.folder / "plugins").symlink_to(self.plugins)
        self.write("content/images/a.txt", "a")
        self.write("content/pages/about.md", "Title: About\n\nAbout us.\n")
        for name in "abc":
            self.post(name, f"{START}\n\nThe text of {name}.\n")
        return self

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def post(self, name: str, body: str, head: str = "", title: str = "") -> None:
        """Write the post *name*: a *title*, a date, more of its *head*, and its *body*."""
        day = 1 + ord(name[0]) % 28
        title = title or f"Post {name}"
        head = f"Title: {title}\nDate: 2020-01-{day:02}\nCategory: Misc\n{head}"
        self.write(f"content/posts/{name}.md", f"{head}\n{body}")

    @property
    def store(self) -> Path:
        return self.folder / "cache" / "incremental.sqlite"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def build(self, *arguments: str) -> bool:
        """Whether a run of Pelican was spared. Raises CalledProcessError."""
        self.told = self._run("incremental", *arguments)
        return "without a run of Pelican" in self.told

    def files(self) -> dict[str, bytes]:
        return tree(self.output)

    def clean(self) -> dict[str, bytes]:
        """What Pelican makes of it in an empty folder."""
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        outcome = run(Order(self.folder, output="clean", override={"INCREMENTAL": False}))
        assert not outcome.error, outcome.error
        return tree(clean)

    def _run(self, module: str, *arguments: str) -> str:
        # pytest changes a variable from one phase of a test to the next.
        own = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
        environment = {**own, "PYTHONPATH": str(self.plugins), **self.environment}
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout + done.stderr
