"""`invoke serve` as a writer uses it: each save, however an editor makes it, comes to the page."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.built_site import ROOT, write_files

POST = "---\ntitle: A post\ndate: 2019-03-01\n---\nHello.\n"
SETTINGS = f"""
PATH = "content"
ARTICLE_PATHS = ["posts"]
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}, "more"]
PLUGINS = ["report", "front_matter", "incremental"]
INCREMENTAL_READ_ANEW = ["md"]
THEME = "simple"
SLUGIFY_SOURCE = "basename"
SITENAME = "Test"
AUTHOR = "Tester"
TIMEZONE = "UTC"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
"""
PATIENCE_S = 30.0


class Served:
    """The site in *folder*, served by a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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
        (self.folder / "content/posts" / name).write_text(text)

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
def served(tmp_path: Path) -> Iterator[Served]:
    write_files(
        tmp_path,
        {"pelicanconf.py": SETTINGS, "content/posts/a.md": POST, "more/.keep": ""},
    )
    site = Served(tmp_path)
    try:
        site.wait_for("Hello")
        yield site
    finally:
        site.close()


def test_each_way_to_save_comes_to_the_page(served: Served) -> None:
    served.save(POST.replace("Hello", "Saved"))
    served.wait_for("Saved")
    served.save(POST.replace("Hello", "Renamed"), ".a.md.new")
    (served.folder / "content/posts/.a.md.new").replace(served.folder / "content/posts/a.md")
    served.wait_for("Renamed")
    (served.folder / "content/posts/a.md").rename(served.folder / "content/posts/a.md~")
    served.save(POST.replace("Hello", "Backed up"))
    served.wait_for("Backed up")


def test_the_last_of_many_saves_is_what_stays(served: Served) -> None:
    """Most of them fall into a build."""
    for number in range(30):
        served.save(POST.replace("Hello", f"Save {number:02}"))
        time.sleep(0.02)
    served.wait_for("Save 29")
    time.sleep(1)
    assert "Save 29" in served.page()


def test_a_mistake_leaves_the_page_and_its_mend_comes_to_it(served: Served) -> None:
    served.save(POST.replace("date", "status: publishd\ndate").replace("Hello", "Wrong"))
    served.wait(lambda: "a.md:3: status: publishd: want published" in served.said())
    assert "Hello" in served.page()
    served.save(POST.replace("Hello", "Mended"))
    served.wait_for("Mended")


def test_a_text_that_comes_and_goes_takes_its_page_along(served: Served) -> None:
    served.save(POST.replace("Hello", "A second post"), "b.md")
    served.wait_for("A second post", "b.html")
    served.wait_for("b.html", "index.html")
    (served.folder / "content/posts/b.md").unlink()
    served.wait(lambda: not (served.folder / "output/b.html").exists())
    served.wait(lambda: "b.html" not in served.page("index.html"))


def test_a_changed_setting_and_a_changed_plugin_come_to_the_pages(served: Served) -> None:
    conf = served.folder / "pelicanconf.py"
    conf.write_text(SETTINGS.replace('"Test"', '"Renamed site"'))
    served.wait_for("Renamed site", "index.html")
    plugin = (
        "from pelican import signals\ndef change(generator):\n"
        "    generator.context['SITENAME'] = {!r}\n"
        "def register():\n    signals.article_generator_init.connect(change)\n"
    )
    write_files(served.folder, {"more/names.py": plugin.format("Named by a plugin")})
    conf.write_text(SETTINGS.replace('"incremental"]', '"names", "incremental"]'))
    served.wait_for("Named by a plugin", "index.html")
    write_files(served.folder, {"more/names.py": plugin.format("Named anew")})
    served.wait_for("Named anew", "index.html")
