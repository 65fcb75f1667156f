"""A copy of this project with some texts more, which a test changes and builds twice.

One copy is built after each change with what earlier builds have kept, the other from nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.built_site import ROOT
from tools.bench.product.corpus import Text, corpus

TEXTS = 25
NOT_SOURCES = (".cache", ".venv", "output", "output.build")
PARTS = (
    *("content", "plugins", "theme", "tools", "tasks.py"),
    *("pelicanconf.py", "publishconf.py", "site.toml"),
)
LIMIT = "tools/files/staging_folder.py", "MOST_PATCHED = 0.1"
# Its index takes longer than all else, and its page is like any other.
MENU_ENTRY = '  ["Search", "search/"],\n'
WITHOUT_SEARCH = '\nDIRECT_TEMPLATES = [name for name in DIRECT_TEMPLATES if name != "search"]\n'
DAY = 1795867200  # 2026-11-28, in seconds since 1970


@dataclass(frozen=True)
class Built:
    """What a build left: its exit status, its report as JSON, and the files of the output."""

    status: int
    report: str
    said: str
    files: dict[str, bytes]


class ChangingProject:
    """The two copies below *folder*. Names are relative to either."""

    def __init__(self, folder: Path) -> None:
        self.kept, self.clean = folder / "kept", folder / "clean"
        self.day = DAY
        self.further = corpus_texts(TEXTS + 20)  # those from TEXTS on are not yet in the site
        for copy in (self.kept, self.clean):
            _copy(copy)
        self.write("pelicanconf.py", self.read("pelicanconf.py") + WITHOUT_SEARCH)
        before, after = self.read("site.toml").split(MENU_ENTRY)
        self.write("site.toml", before + after)
        file, limit = LIMIT
        before, after = self.read(file).split(limit)  # so few texts would seldom see a patch
        self.write(file, f"{before}MOST_PATCHED = 0.5{after}")
        for text in self.further[:TEXTS]:
            if not (self.kept / f"content/{text.path}").exists():
                self.add(text)
        del self.further[:TEXTS]

    # What a writer does

    def read(self, name: str) -> str:
        return (self.kept / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        for copy in (self.kept, self.clean):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, change: Callable[[str], str]) -> None:
        self.write(name, change(self.read(name)))

    def add(self, text: Text) -> None:
        self.write(f"content/{text.path}", text.source())

    def remove(self, name: str) -> None:
        for copy in (self.kept, self.clean):
            (copy / name).unlink()

    def rename(self, name: str, to: str) -> None:
        for copy in (self.kept, self.clean):
            (copy / name).rename(copy / to)

    def names(self, pattern: str) -> list[str]:
        """The files that fit *pattern*, sorted."""
        return sorted(path.relative_to(self.kept).as_posix() for path in self.kept.glob(pattern))

    def sources(self) -> dict[str, bytes]:
        return dict(_files(self.kept, NOT_SOURCES))

    def restore(self, sources: dict[str, bytes]) -> None:
        """Make the sources again what they were."""
        now = self.sources()
        for name in now.keys() - sources.keys():
            self.remove(name)
        for name, data in sources.items():
            if now.get(name) != data:
                self.write(name, data.decode())

    # What a build makes

    def build(self) -> Built:
        """As a writer builds, with what earlier builds have kept."""
        return self._build(self.kept)

    def build_clean(self) -> Built:
        """From nothing."""
        return self._build(self.clean, "--no-cache")

    def _build(self, folder: Path, *options: str) -> Built:
        command = [sys.executable, "-m", "invoke", "build", "--format", "json", *options]
        done = subprocess.run(
            command,
            cwd=folder,
            env=_environment() | {"SOURCE_DATE_EPOCH": str(self.day)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        files = dict(_files(folder / "output", ()))
        return Built(done.returncode, done.stdout, done.stderr, files)


def corpus_texts(count: int) -> list[Text]:
    return list(corpus(ROOT / "content", count))


def _copy(folder: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy2(ROOT / name, folder / name)


def _environment() -> dict[str, str]:
    """Without what would have each build compile all plugins, or read them from elsewhere."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "GITHUB_ACTIONS", "CI")
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def _files(folder: Path, without: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The bytes of each file below *folder* that is no compiled module, by its path there."""
    for parent, folders, names in os.walk(folder):
        top = Path(parent) == folder
        folders[:] = sorted(
            each for each in folders if each != "__pycache__" and not (top and each in without)
        )
        for name in sorted(names):
            path = Path(parent, name)
            yield path.relative_to(folder).as_posix(), path.read_bytes()
