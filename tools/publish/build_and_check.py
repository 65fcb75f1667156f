"""Builds the site of a commit in a process of its own, and checks it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError
from tools.publish.build_process import read_built
from tools.publish.publishing import BuildSteps, SiteSettings
from tools.publish.status import PublishError, Status


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
            raise PublishError(Status.REFUSED, "the build did not run to its end")
        built = read_built(result.read_bytes())
    if built.diagnostics:
        raise DiagnosticsError(built.diagnostics)
    show(built.warnings)
    return SiteSettings(built.url, built.zone)


def _check(source: Path, folder: Path, url: str) -> list[Diagnostic]:
    """By the settings and texts of *source*, with the programs that are installed here."""
    from tools.check.check_settings import SettingsError, default_settings  # noqa: PLC0415
    from tools.check.run import check  # noqa: PLC0415 - only publishing needs what it imports
    from tools.check.site_folder import SiteFolder  # noqa: PLC0415

    whole = folder.resolve()
    with chdir(source):  # the paths in its settings are relative to it
        try:
            found = check(SiteFolder(whole, url.rstrip("/"), default_settings()))
        except SettingsError as error:
            raise PublishError(Status.REFUSED, f"{error}") from error
    return [each.at(each.path.removeprefix(f"{whole.as_posix()}/")) for each in found]


BUILD_STEPS = BuildSteps(_build, _check)
