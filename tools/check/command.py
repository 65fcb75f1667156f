"""The command line that check and audit share: settings in, a line a finding out."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from report import render
from report.diagnostic import Diagnostic
from tools.check.settings import SettingsError, default_settings, read_settings
from tools.check.site import Site


def run(name: str, find: Callable[[Site], list[Diagnostic]], arguments: Sequence[str] = ()) -> int:
    """The exit status: 0 without findings, 1 with, 2 when the settings cannot be read."""
    given = _parser(name).parse_args(arguments)
    start = time.monotonic()
    try:
        settings = read_settings(given.settings) if given.settings else default_settings()
        site = Site(given.site, given.url.rstrip("/"), settings)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    findings = find(site)
    sys.stdout.write(_report(findings, given.format, every=given.all))
    seconds = time.monotonic() - start
    sys.stderr.write(
        f"{name}: {len(site.pages)} pages, {len(findings)} findings, {seconds:.1f} s\n"
    )
    return 1 if findings else 0


def _report(findings: list[Diagnostic], form: str, *, every: bool) -> str:
    if form == "json":
        return render.json_text(findings)
    if form == "github":
        return render.github(findings)
    return render.text(findings, every=every, more="--all shows them") if findings else ""


def _parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m tools.{name}")
    parser.add_argument("--site", type=Path, default=Path("output"), help="the built folder")
    parser.add_argument("--url", default="", help="the address at which it is served")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")
    parser.add_argument("--all", action="store_true", help="every line of a long report")
    parser.add_argument("--settings", type=Path, help="checks.toml by default, if there is one")
    return parser
