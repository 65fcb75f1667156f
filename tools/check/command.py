"""Runs check, audit, links or screens and prints the report."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from report import render
from report.diagnostic import Diagnostic
from report.github_annotations import annotate
from tools.check.check_settings import SettingsError, default_settings
from tools.check.site_folder import SiteFolder
from tools.cli.failures import CommandError

_FORMS = ("text", "github", "json")


@dataclass(frozen=True)
class Arguments:
    """The options of a command: the folder *site*, which is served at *url*, and the report.

    *form* is text, github or json; with *every* a long report has all its lines.
    """

    site: str = "output"
    url: str = ""
    form: str = "text"
    every: bool = False


def run(name: str, find: Callable[[SiteFolder], list[Diagnostic]], arguments: Arguments) -> int:
    """The exit status: 0 without findings, 1 with, 2 when the settings cannot be read.

    Raises CommandError for a form that is unknown.
    """
    if arguments.form not in _FORMS:
        raise CommandError(f"--form {arguments.form}: want {', '.join(_FORMS)}")
    start = time.monotonic()
    try:
        site = SiteFolder(Path(arguments.site), arguments.url.rstrip("/"), default_settings())
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    findings = find(site)
    sys.stdout.write(_report(findings, arguments.form, every=arguments.every))
    seconds = time.monotonic() - start
    sys.stderr.write(
        f"{name}: {len(site.pages)} pages, {len(findings)} findings, {seconds:.1f} s\n"
    )
    return 1 if findings else 0


def _report(findings: list[Diagnostic], form: str, *, every: bool) -> str:
    if form == "json":
        return render.json_text(findings)
    if form == "github":
        return annotate(findings)
    return render.text(findings, every=every, more="--all shows them") if findings else ""
