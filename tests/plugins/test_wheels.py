"""The plugins that other sites install: what their wheels hold, and each alone in a stock site."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.built_site import ROOT
from tests.plugins.incremental.quickstart_site import ANSWERS

PROJECTS = sorted((ROOT / "plugins").glob("*/pyproject.toml"))
NAMES = [project.parent.name for project in PROJECTS]
LEFT_OUT = {"last_report", "patch"}  # of `incremental`
# Pelican and what it requires; `typogrify` and `smartypants` only where a site has asked for them.
PELICANS = {
    *("pelican", "blinker", "dateutil", "docutils", "feedgenerator", "jinja2", "markupsafe"),
    *("smartypants", "typogrify"),
}
_BLOCK = re.compile(r"`([\w./]+)`[^`\n]*:\n```\w+\n(.*?)```", re.DOTALL)
SECOND = "Title: Another post\nDate: 2026-11-02\nPopularity: 7\n\nMore.\n"


def folder_of(plugin: str) -> Path:
    return ROOT / "plugins" / plugin


def readme_files(plugin: str) -> dict[str, str]:
    """The files that the README's section Install tells a reader to write."""
    readme = (folder_of(plugin) / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Install", 1)[1].split("\n## ", 1)[0]
    return dict(_BLOCK.findall(section))


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each plugin's wheel, built as `make wheels` does."""
    out = tmp_path_factory.mktemp("wheels")
    for plugin in NAMES:
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", out],
            cwd=folder_of(plugin),
            check=True,
            capture_output=True,
        )
    return {plugin: next(out.glob(f"pelican_{plugin}-*.whl")) for plugin in NAMES}


class Stock:
    """The site that `pelican-quickstart` makes, in an environment of its own."""

    def __init__(self, folder: Path, *wheels: Path) -> None:
        self.site = folder / "site"
        self.site.mkdir()
        self._python = folder / "environment" / "bin" / "python"
        uv = [sys.executable, "-m", "uv"]
        run([*uv, "venv", "--python", sys.executable, str(folder / "environment")], folder)
        run(
            [*uv, "pip", "install", "--python", str(self._python)]
            + ["--constraint", str(ROOT / "requirements.txt"), "pelican[markdown]"]
            + [str(wheel) for wheel in wheels],
            folder,
        )
        quickstart = ["-m", "pelican.tools.pelican_quickstart", "-p", ".", "-t", "T", "-a", "Ann"]
        run([str(self._python), *quickstart, "-l", "en"], self.site, "\n".join([*ANSWERS, ""]))

    def write(self, name: str, text: str) -> None:
        """A file of the site; settings are added to those that are there."""
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text() if name == "pelicanconf.py" else ""
        path.write_text(before + text)

    def build(self) -> str:
        """What `pelican` prints."""
        command = ["-m", "pelican", "--fatal", "errors", "--log-handler", "plain"]
        return run([str(self._python), *command], self.site)

    def pages(self) -> dict[str, tuple[bytes, int]]:
        """Bytes and times of the pages."""
        found = sorted((self.site / "output").rglob("*.html"))
        return {
            str(path.relative_to(self.site)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in found
        }


def run(command: list[str], folder: Path, answers: str = "") -> str:
    """What *command* prints; it must succeed, and knows nothing of this repository."""
    done = subprocess.run(
        command,
        cwd=folder,
        input=answers,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def imported(file: Path) -> Iterator[str]:
    """The packages that *file* imports by their names; its own come by relative imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module).partition(".")[0]


@pytest.mark.parametrize("project", PROJECTS, ids=NAMES)
def test_a_project_says_what_an_installer_asks(project: Path) -> None:
    described = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    folder = project.parent
    assert described["name"] == f"pelican-{folder.name.replace('_', '-')}"
    assert described["dependencies"] == ["pelican>=4.12"]
    assert "Framework :: Pelican :: Plugins" in described["classifiers"]
    assert "Typing :: Typed" in described["classifiers"]
    assert (folder / "py.typed").is_file()
    changes = re.findall(r"^## (\S+)", (folder / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert changes[0] == described["version"]
    wheel = f"pelican_{folder.name}-{described['version']}-py3-none-any.whl"
    assert wheel in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("plugin", NAMES)
def test_a_packaged_plugin_needs_pelican_alone(plugin: str) -> None:
    """`last_report` and `patch` of `incremental`, which need more, are no part of the wheel."""
    files = [
        file for file in folder_of(plugin).rglob("*.py") if not LEFT_OUT & {*file.parent.parts}
    ]
    found = {name for file in files for name in imported(file)}
    assert found - PELICANS - sys.stdlib_module_names == set()


@pytest.mark.needs_package("hatchling")
@pytest.mark.parametrize("plugin", NAMES)
def test_a_wheel_holds_the_folder_and_the_licence(plugin: str, wheels: dict[str, Path]) -> None:
    inside = f"pelican/plugins/{plugin}/"
    with ZipFile(wheels[plugin]) as wheel:
        files = {
            name.removeprefix(inside): wheel.read(name)
            for name in wheel.namelist()
            if name.startswith(inside)
        }
    folder = folder_of(plugin)
    expected = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not {"__pycache__", "pyproject.toml", *LEFT_OUT} & {*path.parts}
    }
    assert files == {**expected, "LICENSE": (ROOT / "LICENSE").read_bytes()}


@pytest.mark.needs_package("hatchling")
def test_popular_posts_alone_as_its_readme_says(tmp_path: Path, wheels: dict[str, Path]) -> None:
    site = Stock(tmp_path, wheels["popular_posts"])
    files = readme_files("popular_posts")
    assert sorted(files) == ["content/first.md", "pelicanconf.py", "templates/article.html"]
    for name, text in files.items():
        site.write(name, text)
    site.write("content/second.md", SECOND)
    site.build()
    output = site.site / "output"
    shown = (output / "another-post.html").read_text()
    assert "A first post" in shown[shown.index("Popular posts") :]
    for name in ("popular/index.html", "popular.json", "feeds/popular.atom.xml"):
        text = (output / name).read_text()
        assert text.index("A first post") < text.index("Another post")


@pytest.mark.needs_package("hatchling")
def test_incremental_alone_as_its_readme_says(tmp_path: Path, wheels: dict[str, Path]) -> None:
    site = Stock(tmp_path, wheels["incremental"])
    files = readme_files("incremental")
    assert list(files) == ["pelicanconf.py"]
    site.write("pelicanconf.py", files["pelicanconf.py"])
    site.write("content/first.md", SECOND.replace("Another", "First"))
    site.write("content/second.md", SECOND)
    assert "incremental" not in site.build()
    first = site.pages()
    site.build()
    assert site.pages() == first
    site.write("content/second.md", SECOND.replace("More", "Less"))
    site.build()
    changed = [name for name, page in site.pages().items() if page != first[name]]
    assert "output/another-post.html" in changed
    assert "output/first-post.html" not in changed


@pytest.mark.needs_package("hatchling")
def test_both_together_without_a_declaration(tmp_path: Path, wheels: dict[str, Path]) -> None:
    """As `PLUGINS` is not set: Pelican takes every installed plugin."""
    site = Stock(tmp_path, *wheels.values())
    site.write("pelicanconf.py", "INCREMENTAL_PURE = ['popular_posts']\n")
    site.write("content/second.md", SECOND)
    site.build()
    first = site.pages()
    assert "output/popular/index.html" in first
    site.build()
    assert site.pages() == first
