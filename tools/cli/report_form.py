"""The option `--format` of commands that report mistakes."""

from __future__ import annotations

import sys


def is_refused(form: str) -> bool:
    """Whether there is no report in *form*; standard error says so then."""
    if form in ("text", "json"):
        return False
    sys.stderr.write(f"--format: {form}: want text or json\n")
    return True
