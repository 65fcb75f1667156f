"""Each text becomes the file of this site, on all cores."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from body_policy import languages
from front_matter import model
from report.diagnostic import Diagnostic, printable
from tools.migrate.bodies.body import converted
from tools.migrate.bodies.context import Context, Finding
from tools.migrate.fields import Rules, front_matter
from tools.migrate.names import Spellings, merged, settled, spelling
from tools.migrate.plan import Place
from tools.migrate.targets import Targets
from tools.migrate.text import Text

_CHUNK: Final = 25  # texts that a worker is given at once
_FEW: Final = 50  # texts for which workers are not worth their start


@dataclass(frozen=True, slots=True)
class Moved:
    """The file of one text: its *content*, the files that it shows, what needs a person."""

    file: str
    content: str
    used: frozenset[Path]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What the conversion of every text needs."""

    targets: Targets
    spellings: Spellings
    declared: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    """The setting FRONT_MATTER_FIELDS."""
    languages: frozenset[str] = frozenset()
    category: str = "Blog"
    site: Mapping[str, str] = field(default_factory=dict)


_job: Job


def convert_all(
    texts: Sequence[Text], places: Sequence[Place], job: Job, done: Callable[[int], None]
) -> list[Moved]:
    """Every text in its order; *done* is called for each."""
    pairs = list(zip(texts, places, strict=True))
    cores = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    if len(pairs) <= _FEW or cores == 1:
        _begin(job)
        return [_counted(_convert(pair), done) for pair in pairs]
    with ProcessPoolExecutor(cores, get_context("spawn"), _begin, (job,)) as pool:
        return [_counted(each, done) for each in pool.map(_convert, pairs, chunksize=_CHUNK)]


def _counted(moved: Moved, done: Callable[[int], None]) -> Moved:
    done(1)
    return moved


def _begin(job: Job) -> None:
    global _job  # noqa: PLW0603 - one job a process
    _job = job


def _convert(pair: tuple[Text, Place]) -> Moved:
    return convert(*pair, _job)


def convert(text: Text, place: Place, job: Job) -> Moved:
    """The file of *text* at its *place*."""
    targets = replace(job.targets, used=set())
    context = Context(
        text,
        partial(targets.link, text),
        partial(targets.picture, text),
        lambda name: languages.is_known(name, job.languages),
        job.site,
    )
    body = converted(context)
    category = spelling("category", job.category, job.spellings)
    rules = Rules(_fields(job), category, partial(targets.thumbnail, text))
    head, findings = front_matter(text, place, settled(text, job.spellings), rules)
    content = f"{head}\n{body}" if body.strip() else f"{head}\n"
    renamed = (
        Finding("name", name, f"has the address of {known}, and has become that name")
        for name, known in merged(text, job.spellings)
    )
    found = (*findings, *renamed, *context.findings)
    diagnostics = tuple(_diagnostic(each, place.file, content) for each in found)
    return Moved(place.file, content, frozenset(targets.used), diagnostics)


def _fields(job: Job) -> dict[str, model.Field]:
    return model.by_name((*model.FIELDS, *model.declared(dict(job.declared))))


def _line(value: str, content: str) -> int:
    """Where *value* stands, or the end of it: an address may be written in another way now."""
    end = value.rstrip("/").rpartition("/")[2]
    for part in (value, end if len(end) > 3 else ""):
        found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", content) if part else None
        if found:
            return content.count("\n", 0, found.start()) + 1
    return 1


def _diagnostic(finding: Finding, file: str, content: str) -> Diagnostic:
    line = _line(finding.value, content)
    value = printable(finding.value)
    problem = f"{value}: {finding.problem}" if value else finding.problem
    return Diagnostic(
        f"content/{file}", line, finding.kind, problem, "", "warning", value=finding.value
    )
