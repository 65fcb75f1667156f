"""Plugins that other people have written and most use, alone and all together.

uv pip install --target .cache/foreign --require-hashes -r requirements-foreign.txt
pytest tests/plugins/incremental/test_foreign_plugins.py
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.built_site import ROOT
from tests.plugins.incremental.changing_site import Post, tree
from tests.plugins.incremental.quickstart_site import QuickstartSite
from tests.plugins.incremental.test_equality import difference

FOLDER = Path(os.environ.get("INCREMENTAL_FOREIGN", ROOT / ".cache" / "foreign"))
pytestmark = pytest.mark.skipif(
    not (FOLDER / "pelican" / "plugins").is_dir(),
    reason="needs other people's plugins: see the first lines of this file",
)
PLAIN = ("--log-handler", "plain")
ARTICLE = (
    '{% extends "!simple/article.html" %}{% block content %}{{ super() }}@SHOWN@{% endblock %}'
)
TITLES = "{% for other in article.@NAME@ or [] %}{{ other.title }}{% endfor %}"
# By plugin: settings without which it does nothing, or does not do the same twice, and what an
# article shows of it.
FOREIGN: dict[str, tuple[Mapping[str, Any], str]] = {
    "image_process": ({"IMAGE_PROCESS": {"thumb": ["scale_in 20 20 True"]}}, ""),
    "linkclass": ({}, ""),
    "more_categories": ({}, "{% for each in article.categories %}{{ each }}{% endfor %}"),
    "neighbors": ({}, "{{ article.next_article.title }}{{ article.prev_article.title }}"),
    "precompress": ({"PRECOMPRESS_OVERWRITE": True, "PRECOMPRESS_BROTLI": False}, ""),
    "readtime": ({}, "{{ article.readtime }}"),
    "related_posts": ({}, TITLES.replace("@NAME@", "related_posts")),
    "render_math": ({}, ""),
    "seo": ({"SEO_REPORT": False, "SEO_ENHANCER": True}, ""),
    "series": ({}, "{% if article.series %}{{ article.series.index }}{% endif %}"),
    "similar_posts": ({}, TITLES.replace("@NAME@", "similar_posts")),
    "sitemap": ({"SITEMAP": {"format": "xml"}}, ""),
    "statistics": ({}, "{{ article.statistics }}"),
    "tag_cloud": (
        {"TAG_CLOUD_SORTING": "alphabetically"},
        "{% for tag in tag_cloud %}{{ tag.0 }}{{ tag.1 }}{% endfor %}",
    ),
    "webassets": ({}, ""),
    "yaml_metadata": ({}, ""),
}
# These may change a page once it is written, so they must not be declared.
LISTENING = {"image_process", "seo"}
# What it makes depends on what is in the output, of this build or of an earlier one.
UNDECLARABLE = {"precompress"}


class ForeignSite(QuickstartSite):
    """The site of quickstart with *names*, plugins of other people."""

    def __init__(self, folder: Path, names: list[str], declared: bool) -> None:
        super().__init__(folder)
        self.declared = declared
        pure = [name for name in names if name not in LISTENING | UNDECLARABLE]
        self.settings["INCREMENTAL_PURE"] = pure if declared else []
        self.settings |= {"THEME": "simple", "SITEURL": "https://stock.example"}
        self.settings |= {"THEME_TEMPLATES_OVERRIDES": ["overrides"]}
        for name in names:
            self.settings |= FOREIGN[name][0]
        self.names = names
        shown = "".join(FOREIGN[name][1] for name in names)
        self.write("overrides/article.html", ARTICLE.replace("@SHOWN@", shown))
        for at in range(6):
            tags = ["Red", "blue"][: at % 3]
            body = f"Text {at} with $x^2$ and [a link](https://a.example), and *more* words."
            self.put(f"p{at}", Post(f"Post {at}", day=at, tags=tags, body=body))

    def run(self, output: str, plugins: list[str]) -> dict[str, bytes]:
        """The files that `pelican` makes, in a process that knows those plugins."""
        self.settings["PLUGINS"] = plugins
        self.write(f"{output}-conf.py", self.conf())
        done = subprocess.run(
            [sys.executable, "-m", "pelican", "-s", f"{output}-conf.py", "-o", output, *PLAIN],
            cwd=self.folder,
            env={**os.environ, **self.environment, "PYTHONPATH": str(FOLDER)},
            capture_output=True,
            text=True,
            check=False,
        )
        self.log = done.stdout + done.stderr
        assert done.returncode == 0, self.log[-2000:]
        return steady(tree(self.folder / output))

    def assert_same(self) -> None:
        ours = self.run("output", [*self.names, "incremental"])
        log = self.log
        clean = self.run("clean", self.names)
        shutil.rmtree(self.folder / "clean")
        if not self.declared or (LISTENING | UNDECLARABLE).intersection(self.names):
            # What undeclared plugins have left is theirs: see the README.
            ours = {
                name: data for name, data in ours.items() if name in clean or name[-3:] != ".gz"
            }
        assert ours == clean, difference(ours, clean)
        self.log = log


def steady(files: dict[str, bytes]) -> dict[str, bytes]:
    """*files* without the time of the build, which a sitemap has in it, and without packed copies
    of such a file."""
    packed = {"sitemap.xml.gz"}
    return {
        name: re.sub(rb"T[0-9:+]+", b"", data) if name == "sitemap.xml" else data
        for name, data in files.items()
        if name not in packed
    }


@pytest.mark.parametrize("declared", [False, True], ids=["undeclared", "declared"])
@pytest.mark.parametrize(
    "names",
    [*([name] for name in FOREIGN), list(FOREIGN)],
    ids=lambda names: names[0] if len(names) == 1 else "all together",
)
def test_with_foreign_plugins_the_output_is_that_of_a_clean_build(
    tmp_path: Path, names: list[str], declared: bool
) -> None:
    site = ForeignSite(tmp_path, names, declared)
    site.assert_same()
    site.assert_same()
    reported = site.log
    site.posts["p1"].body = "Edited text."
    site.put("p1", site.posts["p1"])
    site.assert_same()
    site.drop("p2")
    site.posts["p3"].title = "Another title"
    site.put("p3", site.posts["p3"])
    site.assert_same()
    assert "every page is made anew" not in reported
    changes = "pages are made anew each time: a plugin changes them" in reported
    assert changes == bool(LISTENING & {*names})


@pytest.mark.parametrize("declared", [False, True], ids=["undeclared", "declared"])
def test_pages_with_a_stylesheet_of_webassets_are_left_alone_until_it_changes(
    tmp_path: Path, declared: bool
) -> None:
    site = ForeignSite(tmp_path, ["webassets"], declared)
    site.settings["THEME"] = "own"
    site.settings["THEME_TEMPLATES_OVERRIDES"] = []
    tag = "{% assets output='css/all.css', 'css/a.css' %}{{ ASSET_URL }}{% endassets %}"
    for name in ("article", "page", "index", "archives", "category", "tag", "author"):
        site.write(f"own/templates/{name}.html", f"{tag}{{{{ article.content if article }}}}")
    for name in ("tags", "categories", "authors", "period_archives"):
        site.write(f"own/templates/{name}.html", "")
    site.write("own/static/css/a.css", "a { color: red }")
    site.assert_same()
    page = tmp_path / "output" / "post-1.html"
    before = page.stat().st_mtime_ns
    for _ in range(2):
        site.assert_same()
        assert page.stat().st_mtime_ns == before, site.log
    site.write("own/static/css/a.css", "a { color: blue }")
    site.assert_same()
