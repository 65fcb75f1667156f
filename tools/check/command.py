"""The command: reads settings, runs the rules, prints a line a finding."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tools.check.run import check
from tools.check.settings import SettingsError, read_settings
from tools.check.site import Site
from tools.findings import Format, render


def main(site: Path, url: str, style: Format, settings: Path = Path("checks.toml")) -> int:
    """Check a built site; exit status 1 on any finding, 2 when the settings cannot be read."""
    start = time.monotonic()
    try:
        checked = Site(site, url.rstrip("/"), read_settings(settings))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    findings = check(checked)
    sys.stdout.write(render(findings, style))
    sys.stderr.write(
        f"check: {len(checked.pages)} pages, {len(findings)} findings,"
        f" {time.monotonic() - start:.1f} s\n"
    )
    return 1 if findings else 0
