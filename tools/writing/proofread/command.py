"""`invoke proofread`: every mistake of the texts, without building a page."""

from __future__ import annotations

from pathlib import Path

from report.console import show
from tools import PROJECT
from tools.build.mistakes import mistakes
from tools.build.settings import LOCAL, read_settings


def command(*, fix: bool, every: bool, form: str = "text", project: Path = PROJECT) -> int:
    """Say what is wrong with the texts, after mending what needs no thought if *fix*.

    Returns 1 if a mistake is left that would stop a build.
    """
    conf = project / LOCAL
    if fix:
        from tools.writing.proofread.mending import mend  # noqa: PLC0415 - most runs mend nothing

        for path in mend(Path(read_settings(conf)["PATH"])):
            print(f"mended {path.relative_to(project).as_posix()}")
    found = mistakes(conf)
    show(found, form, every=every, more="--all shows them")
    if not found and form == "text":
        print("Nothing is wrong with the texts.")
    return 1 if any(each.level == "error" for each in found) else 0
