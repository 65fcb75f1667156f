"""The same sources give the same bytes, wherever, whenever and in whatever order they are read."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import ROOT

PARTS = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py", "site.toml")
BUILD = """
import sys, time_machine
with time_machine.travel(sys.argv.pop(1)):
    from pelican import main
    words = 'FRONT_MATTER_UNFINISHED="warning"'  # of a site that init has just made
    main(["-s", "publishconf.py", "-o", "out", "--log-handler", "plain", "-e", words])
"""
DAY = {"SOURCE_DATE_EPOCH": "1795910400"}  # what a build calls today is one of its inputs


def sources() -> list[Path]:
    found = (path for part in PARTS for path in [ROOT / part, *(ROOT / part).rglob("*")])
    return sorted(p for p in found if p.is_file() and "__pycache__" not in p.parts)


def copy_sources(folder: Path, order: list[Path], first_time: int) -> None:
    """Copy in *order*, so that the file system lists them differently, with other file times."""
    for count, source in enumerate(order):
        target = folder / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        os.utime(target, (first_time + count, first_time + count))


def build(folder: Path, clock: str, environment: dict[str, str]) -> dict[str, str]:
    """The digest of each file that a build in *folder* at *clock* writes."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, clock],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **DAY, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    out = folder / "out"
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@pytest.mark.thorough
def test_folder_order_hash_seed_time_zone_locale_and_clock_change_no_byte(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "a" / "longer way" / "there"
    copy_sources(here, sources(), 1_000_000_000)
    copy_sources(there, sources()[::-1], 1_700_000_000)
    one = build(
        here, "2026-11-24T01:00:00Z", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    )
    two = build(
        there,
        "2031-06-30T23:30:00Z",
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANGUAGE": "de"},
    )
    assert len(one) > 30
    assert {path for path in one.keys() | two.keys() if one.get(path) != two.get(path)} == set()
