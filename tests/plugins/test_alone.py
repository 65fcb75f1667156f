"""Each plugin of ours in a stock Pelican site that names it and no other."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

from tests.built_site import ROOT
from tests.stock_site import build_stock

PLUGINS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py"))
FILES = {
    "content/a.md": "Title: A\nDate: 2020-01-01\nTags: x, y\n\nHello *world*.\n",
    "content/pages/p.md": "Title: P\n\nHello.\n",
}


@pytest.mark.parametrize("plugin", [*PLUGINS, "incremental.last_report", "incremental.patch"])
def test_a_plugin_works_alone(tmp_path: Path, plugin: str) -> None:
    """It finds those beside it, with no other entry in PLUGINS and no PYTHONPATH."""
    site = build_stock(tmp_path, FILES, PLUGINS=[plugin])
    assert site.status == 0, site.report
    assert not re.search("cannot|No module|Traceback", site.report, re.IGNORECASE)
    assert "a.html" in site.files()


def imports(plugin: str) -> set[str]:
    """The other plugins that modules of *plugin* import."""
    found = set()
    for path in (ROOT / "plugins" / plugin).rglob("*.py"):
        if {"last_report", "patch"} & {*path.parts}:  # which the wheel of `incremental` is without
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).partition(".")[0])
            elif isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
    return found.intersection(PLUGINS) - {plugin}


def needs(plugin: str) -> set[str]:
    """The folders that must stand beside that of *plugin*."""
    found: set[str] = set()
    waiting = imports(plugin)
    while waiting:
        found |= waiting
        waiting = {each for name in waiting for each in imports(name)} - found
    return found - {plugin}


@pytest.mark.parametrize("plugin", sorted(name for name in PLUGINS if needs(name)))
def test_the_readme_names_the_folders_that_a_plugin_needs(plugin: str) -> None:
    readme = (ROOT / "plugins" / plugin / "README.md").read_text(encoding="utf-8")
    line = re.search(r"^Put .*$", readme, re.MULTILINE)
    assert line
    assert needs(plugin) <= {*re.findall(r"`(\w+)`", line[0].partition("in a folder of")[0])}


def copied(folder: Path, *plugins: str) -> str:
    for name in plugins:
        shutil.copytree(ROOT / "plugins" / name, folder / "ours" / name)
    return str(folder / "ours")


@pytest.mark.parametrize(
    ("beside", "missing"), [([], "report"), (["report"], "reviews"), (["report", "reviews"], "")]
)
def test_a_plugin_that_is_copied_says_what_it_needs_beside_it(
    tmp_path: Path, beside: list[str], missing: str
) -> None:
    paths = [copied(tmp_path, "embargo", *beside)]
    site = build_stock(tmp_path, FILES, PLUGIN_PATHS=paths, PLUGINS=["embargo"])
    assert "Traceback" not in site.report
    if missing == "report":  # Pelican's own words, with which it goes on
        assert "Cannot load plugin `embargo`\nNo module named 'report'\n" in site.report
    elif missing:
        assert site.status == 1
        assert site.report.count("\n") == 3, site.report
        assert "conf.py:10: PLUGINS: Cannot register plugin `embargo`:" in site.report
        assert f": it needs {missing}, which is not there;" in site.report
    else:
        assert site.status == 0


def test_what_is_not_installed_is_told_as_such(tmp_path: Path) -> None:
    files = {**FILES, "more/broken.py": "import no_such_package.inside\n"}
    paths = [str(ROOT / "plugins"), "more"]
    site = build_stock(tmp_path, files, PLUGIN_PATHS=paths, PLUGINS=["report", "broken"])
    assert site.status == 1
    assert (
        "PLUGINS: Cannot load plugin `broken`: it needs no_such_package, which is not there;"
        " install it with pip, or put it beside the plugin if it is a plugin too\n"
    ) in site.report


def test_no_plugin_has_the_name_of_a_published_one() -> None:
    """Pelican looks for `pelican.plugins.<name>` before it looks at PLUGIN_PATHS."""
    listed = (Path(__file__).parent / "published_plugins.txt").read_text(encoding="utf-8")
    published = {name.replace("-", "_") for name in listed.splitlines()}
    assert "sitemap" in published
    assert published.isdisjoint(PLUGINS)
