"""`invoke proofread`: every mistake of the texts, without building a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from report.console import show
from tools import PROJECT
from tools.build.settings import LOCAL, read_settings
from tools.build.site_diagnostics import diagnostics
from tools.cli.report_form import is_refused


@dataclass(frozen=True)
class Arguments:
    """What the command line says; *form* is of the report, `text` or `json`.

    *fix* mends texts, *strip_places* takes the place out of photos. Of a long report, *every* line
    is shown, or the first few of each problem.
    """

    fix: bool = False
    strip_places: bool = False
    form: str = "text"
    every: bool = False


def command(arguments: Arguments, project: Path = PROJECT) -> int:
    """Mend what was asked for, and say what is wrong with the texts.

    Returns 1 if a mistake is left that would stop a build, 2 for an unknown form.
    """
    form, conf = arguments.form, project / LOCAL
    if is_refused(form):
        return 2
    if arguments.fix or arguments.strip_places:
        stream = sys.stdout if form == "text" else sys.stderr  # JSON stays JSON
        for line in _mended(arguments, conf):
            print(line, file=stream)
    found = diagnostics(conf)
    show(found, form, every=arguments.every, more="--all shows them")
    if not found and form == "text":
        print("Nothing is wrong with the texts.")
    return 1 if any(each.level == "error" for each in found) else 0


def _mended(arguments: Arguments, conf: Path) -> Iterator[str]:
    """Mend, and say of each file what became of it."""
    from tools.writing.proofread.mending import mend  # noqa: PLC0415 - most runs mend nothing
    from tools.writing.proofread.places import strip_places  # noqa: PLC0415

    content = Path(read_settings(conf)["PATH"])
    for path in mend(content) if arguments.fix else ():
        yield f"mended {path.relative_to(conf.parent).as_posix()}"
    for path in strip_places(content) if arguments.strip_places else ():
        yield f"took the place out of {path.relative_to(conf.parent).as_posix()}"
