"""`invoke serve` as a writer uses it: each save, however an editor makes it, comes to the page."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.built_site import ROOT, SMALL_SITE, write_files

SETTINGS = f"""{SMALL_SITE}\
PLUGIN_PATHS.append("more")
CACHE_PATH = ".cache"
"""
PATIENCE_S = 60.0


class Kind(NamedTuple):
    """A kind of site: its settings, and a post with a text."""

    settings: str
    post: str


PLUGINS = '["report", "documents", "front_matter", "incremental", "incremental.patch"]'
PURE = 'INCREMENTAL_PURE = ["report", "documents", "front_matter"]\n'
POST = "---\ntitle: A post\ndate: 2019-03-01\nsummary: Short.\n---\n{}\n"
CHECKED = Kind(f"{SETTINGS}PLUGINS = {PLUGINS}\n", POST)  # no plugin is declared to be pure
THEME = ROOT / "tools/bench/pelican_site/theme"  # shows texts as they are, and nothing of them
PATCHED = Kind(
    f'{SETTINGS}PLUGINS = {PLUGINS}\n{PURE}DIRECT_TEMPLATES = ["index"]\nTHEME = {str(THEME)!r}\n',
    POST,
)


class Served:
    """The site in *folder*, served by a process of its own."""

    def __init__(self, folder: Path, kind: Kind) -> None:
        self.folder, self.kind = folder, kind
        self._log = (folder / "log").open("w+")
        command = [sys.executable, "-m", "tools.serve", "--settings", "pelicanconf.py"]
        self.process = subprocess.Popen(
            [*command, "--port", "0"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=self._log,
            stderr=self._log,
        )

    def save(self, text: str, name: str = "a.md") -> None:
        (self.folder / "content/posts" / name).write_text(self.kind.post.format(text))

    def page(self, name: str = "a.html") -> str:
        try:
            return (self.folder / "output" / name).read_text()
        except OSError:
            return ""

    def said(self) -> str:
        return (self.folder / "log").read_text()

    def wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < deadline, self.said()
            assert self.process.poll() is None, self.said()
            time.sleep(0.01)

    def wait_for(self, words: str, name: str = "a.html") -> None:
        self.wait(lambda: words in self.page(name))

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()
        self._log.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Kind], Served]]:
    begun: list[Served] = []

    def begin(kind: Kind) -> Served:
        post = kind.post.format("Hello.")
        files = {"pelicanconf.py": kind.settings, "content/posts/a.md": post, "more/.keep": ""}
        write_files(tmp_path, files)
        begun.append(Served(tmp_path, kind))
        begun[0].wait_for("Hello")
        return begun[0]

    yield begin
    for each in begun:
        each.close()


@pytest.fixture(params=[CHECKED, PATCHED], ids=["checked", "blind"])
def served(request: pytest.FixtureRequest, serve: Callable[[Kind], Served]) -> Served:
    return serve(request.param)


def test_each_way_to_save_comes_to_the_page(served: Served) -> None:
    served.save("Saved")
    served.wait_for("Saved")
    served.save("Renamed", ".a.md.new")
    (served.folder / "content/posts/.a.md.new").replace(served.folder / "content/posts/a.md")
    served.wait_for("Renamed")
    (served.folder / "content/posts/a.md").rename(served.folder / "content/posts/a.md~")
    served.save("Backed up")
    served.wait_for("Backed up")


def test_the_last_of_many_saves_is_what_stays(served: Served) -> None:
    """Most of them fall into a build."""
    for number in range(30):
        served.save(f"Save {number:02}")
        time.sleep(0.02)
    served.wait_for("Save 29")
    time.sleep(1)
    assert "Save 29" in served.page()


def test_a_text_that_comes_and_goes_takes_its_page_along(served: Served) -> None:
    served.save("A second post", "b.md")
    served.wait_for("A second post", "b.html")
    served.wait_for("b.html", "index.html")
    (served.folder / "content/posts/b.md").unlink()
    served.wait(lambda: not (served.folder / "output/b.html").exists())
    served.wait(lambda: "b.html" not in served.page("index.html"))


def test_an_edited_title_comes_to_the_lists(served: Served) -> None:
    source = served.folder / "content/posts/a.md"
    source.write_text(served.kind.post.replace("A post", "Another").format("And text"))
    served.wait_for("Another", "index.html")
    served.wait_for("And text")


def test_a_changed_setting_and_a_changed_plugin_come_to_the_pages(served: Served) -> None:
    conf = served.folder / "pelicanconf.py"
    conf.write_text(served.kind.settings.replace('"Test"', '"Renamed site"'))
    served.wait_for("Renamed site", "index.html")
    plugin = (
        "from pelican import signals\ndef change(generator):\n"
        "    generator.context['SITENAME'] = {!r}\n"
        "def register():\n    signals.article_generator_init.connect(change)\n"
    )
    write_files(served.folder, {"more/names.py": plugin.format("Named by a plugin")})
    conf.write_text(served.kind.settings.replace('"incremental", ', '"names", "incremental", '))
    served.wait_for("Named by a plugin", "index.html")
    write_files(served.folder, {"more/names.py": plugin.format("Named anew")})
    served.wait_for("Named anew", "index.html")


def test_a_mistake_leaves_the_page_and_its_mend_comes_to_it(
    serve: Callable[[Kind], Served],
) -> None:
    served = serve(CHECKED)
    wrong = CHECKED.post.replace("date", "status: publishd\ndate").format("Wrong")
    (served.folder / "content/posts/a.md").write_text(wrong)
    served.wait(lambda: "a.md:3: status: publishd: want published" in served.said())
    assert "Hello" in served.page()
    served.save("Mended")
    served.wait_for("Mended")


def test_an_edit_that_no_other_page_sees_makes_its_page_alone(
    serve: Callable[[Kind], Served],
) -> None:
    served = serve(PATCHED)
    served.wait(lambda: "Built in" in served.said())
    marker = served.folder / "output/.made-by-build"
    before = marker.stat().st_ino
    served.save("Edited")
    served.wait_for("Edited")
    assert marker.stat().st_ino == before  # a build of the whole site makes this file anew
    edited = tree(served.folder / "output")
    served.save("Edited", "b.md")
    served.wait_for("Edited", "b.html")
    (served.folder / "content/posts/b.md").unlink()
    served.wait(lambda: not (served.folder / "output/b.html").exists())
    assert tree(served.folder / "output") == edited


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
