"""A site that was built, and what a test reads of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html

from site_identity.identity import Identity
from site_identity.read import read_identity
from tests.build_server import READ_AT_START, build, our_plugins

ROOT = Path(__file__).parents[1]
IDENTITY = ROOT / "tests/site.toml"  # of the sites that tests build, whatever ours is
# Settings of a site of a few posts, with our plugins at hand and none of them in use.
SMALL_SITE = f"""
PATH = "content"
ARTICLE_PATHS = ["posts"]
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
THEME = "simple"
SLUGIFY_SOURCE = "basename"
SITENAME = "Test"
AUTHOR = "Tester"
TIMEZONE = "UTC"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
OUTPUT_PATH = "output"
"""


@dataclass(frozen=True)
class BuiltSite:
    """The *output* folder of a build, its exit *status* and what it printed."""

    output: Path
    status: int
    report: str
    siteurl: str = ""

    def text(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    def page(self, path: str) -> html.HtmlElement:
        return html.document_fromstring(
            self.text(path).encode(), parser=html.HTMLParser(encoding="utf-8")
        )

    def files(self) -> list[str]:
        """Every file, as a path with forward slashes, sorted."""
        found = (path for path in self.output.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.output).as_posix() for path in found)

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every HTML file, parsed."""
        return {path: self.page(path) for path in self.files() if path.endswith(".html")}


def ours() -> Identity:
    """What the repository's own site is."""
    return read_identity(ROOT / "site.toml")


def run_pelican(
    folder: Path,
    settings_file: Path,
    output: Path,
    environment: Mapping[str, str] | None = None,
    modules: tuple[str, ...] = (),
) -> BuiltSite:
    """Run Pelican in *folder* as a writer would, in a process of its own.

    *modules* are imported already, unless *environment* has what Python reads when it starts.
    """
    arguments = ["-s", str(settings_file), "-o", str(output), "--log-handler", "plain"]
    whole = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})}
    if any(name.startswith(READ_AT_START) for name in environment or {}):
        command = [sys.executable, "-m", "pelican", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=whole, capture_output=True, text=True, check=False
        )
        return BuiltSite(output, done.returncode, done.stdout + done.stderr)
    status, said, errors = build(arguments, folder, whole, *modules)
    return BuiltSite(output, status, said + errors)


def build_ours(
    folder: Path,
    files: Mapping[str, str | bytes],
    settings: Mapping[str, Any] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    conf: str = "pelicanconf",
) -> BuiltSite:
    """Build *files* with our settings (those of *conf*, changed by *settings*), theme and plugins.

    The site is that of `tests/site.toml`.
    The names of *files* are relative to the content folder; everything is written below *folder*.
    """
    write_files(folder / "content", {"references.bib": "", **files})
    changes = {"PATH": str(folder / "content"), **(settings or {})}
    conf_file = write_settings(folder / "site_settings.py", conf, changes)
    identity = {"SITE_TOML": str(IDENTITY)}
    chosen = {**identity, **(environment or {})}
    return run_pelican(folder, conf_file, folder / "output", chosen, our_plugins())


def write_settings(path: Path, conf: str, changes: Mapping[str, Any]) -> Path:
    """Write at *path* the settings of our *conf* with *changes*; they work in any folder."""
    whole = {
        "PATH": str(ROOT / "content"),
        "THEME": str(ROOT / "theme"),
        "PLUGIN_PATHS": [str(ROOT / "plugins")],
        **changes,
    }
    lines = "".join(f"{name} = {value!r}\n" for name, value in whole.items())
    path.write_text(f"import sys\nsys.path[:0] = [{str(ROOT)!r}]\nfrom {conf} import *\n{lines}")
    return path


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write *files*, a mapping of relative path to content, below *folder*, in their order."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
