"""A small site with our own plugins, theme and settings, which a test changes and builds."""

from __future__ import annotations

import json
import shutil
from typing import Any

from tests.built_site import IDENTITY, ROOT
from tests.plugins.incremental.changing_site import ChangingSite, Post

SETTINGS = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}]
from pelicanconf import *
PATH = "content"
THEME = "theme"
PLUGIN_PATHS = ["site_plugins", {str(ROOT / "plugins")!r}]  # the first holds a plugin to change
CACHE_PATH = "cache"
OUTPUT_PATH = "output"
READING_AIDS_FEATURE = "posts/always.md"
DIRECT_TEMPLATES = [name for name in DIRECT_TEMPLATES if name != "search"]  # its index takes long
MENUITEMS = [entry for entry in MENUITEMS if entry[1] != SEARCH_URL]
"""
REFERENCES = """
@article{one2019,
  author = {One, Anna},
  title = {@TITLE@},
  journal = {Journal of Examples},
  year = {2019},
  doi = {10.1000/one}
}

@article{two2020,
  author = {Two, Bea},
  title = {A second study},
  journal = {Journal of Examples},
  year = {2020},
  doi = {10.1000/two}
}
"""
PAGE = "---\ntitle: @TITLE@\n---\n\nA page of the site, with a few words.\n"
PAGES = ["about", "accessibility", "contact", "editorial-policy", "get-help-now", "privacy"]
BODIES = [
    "A body with *some* words.",
    "It worked in 55 in 100 people (55.4%).[@one2019]\n\n## A part\n\nMore of it.[@two2020, p. 3]",
    "See [the other]({filename}always.md) and [help]({filename}../pages/get-help-now.md).",
    '!!! key-points "In short"\n    - One thing\n    - Another thing\n\nAnd "quoted" -- text...',
    "Table: Doses by week\n\n| Week | Dose |\n|------|-----:|\n| 1 | 5 mg |\n| 2 | 10 mg |",
    "[[crisis-box]]\n\nA text that has a footnote.[^1]\n\n[^1]: The note.",
    '![A drawing]({static}/images/x.svg "Its caption")\n\nText after a picture.',
    "```python\nprint('<x>')\n```\n\n> A quote.\n\n1. One\n2. Two\n",
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="@WIDTH@" height="20" viewBox="0 0 40 20"/>\n'


def text(post: Post) -> str:
    """The file of *post*, in our front matter."""
    fields: dict[str, Any] = {
        "title": post.title,
        "date": f"{2018 + post.day % 4}-01-{1 + post.day % 28:02}",
        "category": post.category,
        "tags": post.tags,
        "status": post.status,
        "popularity": post.popularity,
    }
    if post.slug:
        fields["slug"] = post.slug
    if post.extra == "y":  # a page whose review is due on one of the days
        fields |= {"clinical": True, "evidence_checked": "2025-06-01", "review_by": "2026-07-01"}
        fields["about"] = [{"type": "condition", "name": "Depression"}]
        fields["aliases"] = [f"/old/{post.slug or post.day}/"]
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    lines = [line.replace('"2', "2").rstrip('"') if ': "2' in line else line for line in lines]
    return "\n".join(["---", *lines, "---", "", post.body, ""])


class ProjectSite(ChangingSite):
    """The site in *folder*, whose theme is a copy of ours."""

    conf_name = "conf.py"  # it imports ours, which is called pelicanconf

    def begin(self) -> None:
        self.environment["SITE_TOML"] = str(IDENTITY)
        ignore = shutil.ignore_patterns("__pycache__")
        for name, to in (("theme", "theme"), ("plugins/xml_sitemap", "site_plugins/xml_sitemap")):
            shutil.copytree(ROOT / name, self.folder / to, ignore=ignore)
        self.write("content/references.bib", REFERENCES.replace("@TITLE@", "A study"))
        self.write("content/images/x.svg", SVG.replace("@WIDTH@", "40"))
        for name in PAGES:
            title = name.replace("-", " ").capitalize()
            self.write(f"content/pages/{name}.md", PAGE.replace("@TITLE@", title))
        cited = Post("Always", day=3, body=BODIES[1])
        self.write("content/posts/always.md", text(cited))

    def put(self, name: str, post: Post) -> None:
        self.posts[name] = post
        self.write(f"content/posts/{name}.md", text(post))

    def conf(self) -> str:
        return SETTINGS + "".join(f"{name} = {value!r}\n" for name, value in self.settings.items())

    def without_engine(self) -> dict[str, Any]:
        return {"INCREMENTAL": False}
