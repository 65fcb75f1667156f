"""The page of an edited text is in place before the build that corrects all others."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import ROOT, SMALL_SITE, write_files

SETTINGS = f"""{SMALL_SITE}\
CACHE_PATH = ".cache"
INCREMENTAL_PURE = ["changes", "documents", "feeds", "front_matter", "report"]
PLUGINS = ["report", "documents", "feeds", "front_matter", "changes", "incremental"]
THEME_TEMPLATES_OVERRIDES = ["templates"]
"""
ARTICLE = (
    "<html><title>{{ article.title }}</title>{{ article.content }}"
    "{% for change in article.changes %}{{ change.day.year }}: {{ change.sentence }}"
    "{% endfor %}</html>"
)
CHANGES = "changes:\n  - date: 2020-02-01\n    change: It has a figure.\n"
POST = f"---\ntitle: A post\ndate: 2019-03-01\n{CHANGES}---\nHello.\n"
# Saves what standard input says, and tells what the page was whenever readers got a new site.
DRIVER = """
import contextlib, json, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from tools.build.settings import read_settings
from tools.serve.builds import SiteBuilds
from report.diagnostic import DiagnosticsError
conf, seen = Path("pelicanconf.py").absolute(), []
builds, text = SiteBuilds(conf, read_settings(conf)), Path("content/posts/a.md").absolute()
builds.first(lambda: None)
text.write_text(sys.stdin.read())
page = Path("output/a.html")
with contextlib.suppress(DiagnosticsError):
    builds.rebuild({text}, lambda: seen.append(page.read_text() if page.exists() else ""))
print(json.dumps(seen))
"""


def seen(folder: Path, text: str) -> list[str]:
    """The page of a.md each time that readers get a new site, after it was saved as *text*."""
    files = {"pelicanconf.py": SETTINGS, "content/posts/a.md": POST}
    write_files(folder, {**files, "templates/article.html": ARTICLE})
    command = [sys.executable, "-c", DRIVER, str(ROOT)]
    done = subprocess.run(
        command, cwd=folder, input=text, capture_output=True, text=True, check=True
    )
    pages: list[str] = json.loads(done.stdout)
    return pages


def test_a_new_title_is_shown_first_with_what_passes_made_of_other_fields(tmp_path: Path) -> None:
    first, last = seen(tmp_path, POST.replace("A post", "Another"))
    assert "<title>Another</title>" in first
    assert "2020: It has a figure." in first
    assert first == last


@pytest.mark.parametrize(
    ("line", "pages"),
    [("slug: b", [""]), ("popularty: 3", [])],
    ids=["another address", "a mistake"],
)
def test_a_page_that_would_be_wrong_alone_is_not_shown(
    tmp_path: Path, line: str, pages: list[str]
) -> None:
    assert seen(tmp_path, POST.replace("title:", f"{line}\ntitle:")) == pages
