"""`invoke baseline`: what a build tolerates until it is mended; the list only gets shorter."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final

from report.baseline import TOLERABLE, Counts, counted, read, text, tightened
from report.diagnostic import Diagnostic
from tools import PROJECT
from tools.build.settings import LOCAL, read_settings
from tools.build.site_diagnostics import diagnostics
from tools.cli.failures import CommandError
from tools.files.replacement import replace

FILE: Final = "baseline.toml"


def intolerable(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that stop a build whatever a baseline lists."""
    return [each for each in diagnostics if each.level == "error" and each.field not in TOLERABLE]


def write(conf: Path, accept: Collection[str] | None = ()) -> Counts:
    """Take out of the baseline what is mended, and list what is wrong with the texts *accept*.

    None is all texts. Returns what it lists now. The file goes if it lists nothing. Raises
    CommandError if it cannot be read.
    """
    file = _file(conf)
    listed, wrong = read(file, file.name)
    if wrong:
        raise CommandError(str(wrong[0]))
    found = counted(diagnostics(conf))
    new = {kind: number for kind, number in found.items() if accept is None or kind.path in accept}
    counts = {**tightened(listed, found), **new}
    if counts:
        replace(file, text(counts).encode())
    else:
        file.unlink(missing_ok=True)
    return counts


def command(accept: bool, project: Path = PROJECT) -> int:
    """Write the baseline and say what it tolerates; with *accept*, all that is wrong today."""
    conf = project / LOCAL
    counts = write(conf, None if accept else ())
    print(f"{FILE} tolerates {sum(counts.values()):,} mistakes in {_texts(counts):,} texts.")
    return 0


def _texts(counts: Counts) -> int:
    return len({kind.path for kind in counts})


def _file(conf: Path) -> Path:
    name = read_settings(conf).get("REPORT_BASELINE")
    if not name:
        raise CommandError(f'{conf.name}: has no baseline; write REPORT_BASELINE = "{FILE}" there')
    return conf.parent / str(name)
