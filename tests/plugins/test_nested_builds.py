"""A second Pelican inside the first, as `i18n_subsites` runs one, leaves the first as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stock_site import build_stock

# Builds the same texts on another day before the first article of the first build is read.
NESTED = """
from pelican import Pelican, signals

def build_another(generator):
    if generator.settings["OUTPUT_PATH"].endswith("inner"):
        return
    output = generator.settings["OUTPUT_PATH"] + "/../inner"
    Pelican({**generator.settings, "TODAY": "@INNER@", "OUTPUT_PATH": output}).run()

def register():
    signals.article_generator_init.connect(build_another)
"""
ARTICLE = "{{ article.title }}|{{ article.status }}|{{ article.review.stage.value }}"
FILES = {
    "content/a.md": "Title: A\nDate: 2026-03-01\nReview_by: 2026-03-01\n\nHello.\n",
    "overrides/article.html": ARTICLE,
}
SETTINGS = {
    "PLUGINS": ["report", "reviews", "embargo", "nested"],
    "DRAFT_SAVE_AS": "{slug}.html",
    "DELETE_OUTPUT_DIRECTORY": False,
}
OUT, WAITS = "A|published|lapsed", "A|draft|current"


@pytest.mark.parametrize(
    ("outer", "inner", "pages"),
    [("2027-01-01", "2025-01-01", (OUT, WAITS)), ("2025-01-01", "2027-01-01", (WAITS, OUT))],
)
def test_each_build_has_its_own_day(
    outer: str, inner: str, pages: tuple[str, str], tmp_path: Path
) -> None:
    files = {**FILES, "more/nested.py": NESTED.replace("@INNER@", inner)}
    here = str(Path(__file__).parents[2] / "plugins")
    site = build_stock(tmp_path, files, TODAY=outer, PLUGIN_PATHS=[here, "more"], **SETTINGS)
    assert site.status == 0, site.report
    assert (site.text("a.html"), (tmp_path / "inner/a.html").read_text()) == pages
