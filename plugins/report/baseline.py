"""The baseline: mistakes of today that a build tolerates until somebody mends them.

A file counts them by kind and by text, as ESLint's suppressions do, so that a site of thousands of
texts can turn every check on, and what is new is still a mistake:

    [heading]
    "content/posts/sleep.md" = 2
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from report.diagnostic import Diagnostic

TOLERABLE: Final = frozenset(
    {"citations", "claim", "footnote", "heading", "image", "lang", "link", "markdown"}
)
"""Kinds after which a page still says what its writer meant, and does no harm.

HTML that acts, code that takes too long, front matter that cannot be read, two texts with one
address, words about suicide: no build tolerates those.
"""
_HEAD: Final = """\
# Mistakes that a build tolerates until they are mended: kind, text, how many.
# `invoke baseline` counts them again, and never lists more.
"""


class Kind(NamedTuple):
    """One entry: the *field* of a diagnostic and the *path* of its text."""

    field: str
    path: str


Counts = Mapping[Kind, int]


def read(file: Path, shown: str) -> tuple[Counts, list[Diagnostic]]:
    """What *file* lists, and what is wrong with it; a report names it as *shown*."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        remedy = "correct it, or delete it and run `invoke baseline --accept`"
        return {}, [Diagnostic(shown, 1, "baseline", f"cannot be read: {error}", remedy)]
    counts: dict[Kind, int] = {}
    wrong = []
    for field, paths in tables.items():
        if field not in TOLERABLE:
            problem = f"{field}: want one of {', '.join(sorted(TOLERABLE))}"
            wrong.append(Diagnostic(shown, 1, "baseline", problem, "mend the texts instead"))
        elif not _is_table(paths):
            problem = f'{field}: want lines as "content/posts/x.md" = 1'
            wrong.append(Diagnostic(shown, 1, "baseline", problem, "correct it"))
        else:
            counts |= {Kind(field, path): number for path, number in paths.items()}
    return counts, wrong


def _is_table(paths: Any) -> bool:
    return isinstance(paths, dict) and all(
        type(each) is int and each > 0 for each in paths.values()
    )


def text(counts: Counts) -> str:
    """The file that `read` reads as *counts*."""
    lines = [_HEAD.rstrip()]
    for field in sorted({kind.field for kind in counts}):
        lines += ["", f"[{field}]"]
        of_field = sorted((kind.path, n) for kind, n in counts.items() if kind.field == field)
        lines += [f"{json.dumps(path, ensure_ascii=False)} = {n}" for path, n in of_field]
    return "\n".join(lines) + "\n"


def counted(diagnostics: Iterable[Diagnostic]) -> dict[Kind, int]:
    """How often each tolerable kind occurs, as a mistake or as a warning that may become one."""
    found = (Kind(d.field, d.path) for d in diagnostics if d.level != "note")
    return dict(sorted(Counter(kind for kind in found if kind.field in TOLERABLE).items()))


def tightened(listed: Counts, found: Counts) -> dict[Kind, int]:
    """*listed* without what is mended."""
    least = {kind: min(number, found.get(kind, 0)) for kind, number in listed.items()}
    return {kind: number for kind, number in least.items() if number}


def eased(diagnostics: Iterable[Diagnostic], listed: Counts, shown: str) -> Iterator[Diagnostic]:
    """*diagnostics* with warnings for the mistakes that are listed, and a note if some are mended.

    Of a kind that a text has more often than is listed all are mistakes, since nobody can tell the
    new one from the others. *shown* is the name of the baseline.
    """
    reported = list(diagnostics)
    found = counted(reported)
    for each in reported:
        kind = Kind(each.field, each.path)
        is_listed = kind in listed and found[kind] <= listed[kind]
        eases = is_listed and each.level == "error"
        yield replace(each, level="warning") if eases else each
    mended = sum(listed.values()) - sum(tightened(listed, found).values())
    if mended:
        problem = (
            f"{mended:,} mistakes of the baseline are mended; `invoke baseline` takes them out"
        )
        yield Diagnostic(shown, 1, "baseline", problem, "", "note")
    for kind, number in listed.items():
        if found.get(kind, 0) > number:
            problem = f"{found[kind]} of {kind.field} where the baseline lists {number}"
            yield Diagnostic(kind.path, 1, "baseline", problem, "", "note")
