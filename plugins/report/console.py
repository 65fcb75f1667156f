"""Where the report is shown: standard error, or standard output for an editor."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from report import render
from report.diagnostic import Diagnostic
from report.github_annotations import annotate


def show(
    diagnostics: Iterable[Diagnostic], form: str = "text", *, every: bool = True, more: str = ""
) -> None:
    """Print *diagnostics* as `text` or `json`; under GitHub Actions, annotate the change as well.

    *every* and *more* are as in `render.text`; JSON and annotations are always complete.
    """
    reported = list(diagnostics)
    if form == "json":
        sys.stdout.write(render.json_text(reported))
        return
    if not reported:
        return
    if os.environ.get("GITHUB_ACTIONS") == "true":
        sys.stdout.write(annotate(reported))
        sys.stdout.flush()
    sys.stderr.write(render.text(reported, colour=_coloured(), every=every, more=more))


def _coloured() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
