"""Each plugin of ours in a stock Pelican site, with as few others as it can do with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.built_site import ROOT
from tests.stock_site import build_stock

PLUGINS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py"))
FILES = {
    "content/a.md": "Title: A\nDate: 2020-01-01\nTags: x, y\n\nHello *world*.\n",
    "content/pages/p.md": "Title: P\n\nHello.\n",
}
FIRST = ["report", "documents"]  # what most plugins need
_NEEDED = re.compile(
    r"^\w+\.py:\d+: PLUGINS: Cannot (?:load|register) plugin `(\w+)`: it needs the plugin (\w+);"
    r' put "\2" before it$',
    re.MULTILINE,
)


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_plugin_works_alone_or_says_in_one_line_what_it_needs(
    tmp_path: Path, plugin: str
) -> None:
    """Who does as each report says, and no more, gets a site."""
    first = ["report"] if plugin in {"embargo", "links", "structured_data"} else FIRST
    plugins = list(dict.fromkeys([*first, plugin]))
    for attempt in range(len(PLUGINS)):
        site = build_stock(tmp_path / str(attempt), FILES, PLUGINS=plugins)
        if site.status == 0:
            assert "Cannot" not in site.report
            assert "a.html" in site.files()
            return
        needed = _NEEDED.search(site.report)
        assert needed is not None, site.report
        plugins.insert(plugins.index(needed[1]), needed[2])
    pytest.fail(f"never enough: {plugins}")


def test_what_is_not_installed_is_told_as_such(tmp_path: Path) -> None:
    files = {**FILES, "more/broken.py": "import no_such_package.inside\n"}
    paths = [str(ROOT / "plugins"), "more"]
    site = build_stock(tmp_path, files, PLUGIN_PATHS=paths, PLUGINS=["report", "broken"])
    assert site.status == 1
    assert (
        "PLUGINS: Cannot load plugin `broken`: it needs the package no_such_package;"
        " install it with pip\n"
    ) in site.report


def test_no_plugin_has_the_name_of_a_published_one() -> None:
    """Pelican looks for `pelican.plugins.<name>` before it looks at PLUGIN_PATHS."""
    listed = (Path(__file__).parent / "published_plugins.txt").read_text(encoding="utf-8")
    published = {name.replace("-", "_") for name in listed.splitlines()}
    assert "sitemap" in published
    assert published.isdisjoint(PLUGINS)
