"""How the site of a commit is built and checked, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError
from tools import PROJECT
from tools.check.findings import Finding
from tools.publish.build_process import read_built
from tools.publish.publishing import BuildSteps, SiteSettings
from tools.publish.status import Status, Stopped


def _build(source: Path, folder: Path) -> SiteSettings:
    """In a process of its own: the code, too, is that of the project in *source*."""
    with tempfile.TemporaryDirectory() as temporary:
        result = Path(temporary) / "result.json"
        command = [
            sys.executable,
            "-m",
            "tools.publish.build_process",
            str(folder.resolve()),
            str(result),
        ]
        done = subprocess.run(command, cwd=source, check=False)
        if done.returncode or not result.is_file():
            raise Stopped(Status.REFUSED, "the build did not run to its end")
        built = read_built(result.read_bytes())
    if built.mistakes:
        raise DiagnosticsError(built.mistakes)
    show(built.warnings)
    return SiteSettings(built.url, built.zone)


def _check(source: Path, folder: Path, url: str) -> list[Diagnostic]:
    """By the settings and texts of *source*, with the programs that are installed here."""
    arguments = ["--site", str(folder.resolve()), "--url", url, "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tools.check", *arguments],
        cwd=source,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise Stopped(Status.REFUSED, "the check did not run to its end")
    spots = msgspec.json.decode(done.stdout, type=list[Finding])
    shown = [spot.path.removeprefix(f"{folder.resolve().as_posix()}/") for spot in spots]
    return [
        Diagnostic(path, spot.line, spot.rule, spot.message, "")
        for path, spot in zip(shown, spots, strict=True)
    ]


BUILD_STEPS = BuildSteps(_build, _check)
