"""`reports/migration.md`: what was moved in, and what needs a person, kind by kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from report.diagnostic import Diagnostic
from tools.migrate.writing import Written

_MEANING: Final = {
    "picture of another site": "To ask another site for it would tell that site who reads here.",
    "picture that is not there": "Put it below `content/images/`, or name its folder: `--media`.",
    "alternative text": "Say in the brackets what the picture shows, for those who do not see it.",
    "link": "The page was not moved in, or its address is another one.",
    "field": "Declare the fields that you want to keep, as below, and move in again.",
    "left out": "Two fields said one thing, and each text has one place for it.",
    "shortcode": "What it stood for is not known; it is shown as code.",
    "template code": "What it stood for is not known; it is shown as code.",
    "old address": "Readers who come by it find nothing, unless your host has a rule for it.",
    "comments": "This site has no comments.",
    "mathematics": "This site shows no formulas; write text with `<sub>` and `<sup>`.",
    "code language": "Pygments does not know the language.",
    "there already": "Nothing is overwritten; compare the two.",
    "draft": "No build tolerates this; mend it, and delete `status: draft`.",
    "near names": "Write one of the two, or put the pair in `FRONT_MATTER_DISTINCT`.",
}  # fmt: skip


@dataclass(slots=True)
class Result:
    """One migration: the *system* and name of its *source*, what was written, what is to do."""

    system: str
    source: str
    texts: int
    written: Written = field(default_factory=Written)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    tolerated: int | None = None
    """Mistakes that the baseline lists; None if there is none."""


def markdown(result: Result) -> str:
    """The whole report."""
    lines = [f"# Moved in from {result.system}", "", *_summary(result), ""]
    by_kind: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in result.diagnostics:
        by_kind[each.field].append(each)
    ordered = sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0]))
    if ordered:
        lines += ["| to do | places |", "|---|---:|"]
        lines += [f"| {kind} | {len(found):,} |" for kind, found in ordered] + [""]
    for kind, found in ordered:
        lines += [f"## {kind.capitalize()} ({len(found):,})", ""]
        lines += [_MEANING[kind], ""] if kind in _MEANING else []
        lines += [_proposal(found), ""] if kind == "field" else []
        lines += [*_places(found), ""]
    return "\n".join(lines).rstrip() + "\n"


def _summary(result: Result) -> Iterator[str]:
    written = result.written
    yield f"From `{result.source}`: {result.texts:,} texts."
    yield f"{len(written.new):,} files are new, {len(written.there):,} were there already,"
    yield f"{len(written.different):,} are there with other content and were left as they are."
    if result.tolerated is not None:
        yield f"`baseline.toml` tolerates {result.tolerated:,} mistakes until they are mended."


def _places(found: Sequence[Diagnostic]) -> Iterator[str]:
    for each in sorted(set(found)):
        yield f"- `{each.place}`: {_escaped(each.message)}"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text)


def _proposal(found: Iterable[Diagnostic]) -> str:
    """The setting that would keep the fields, with the kind that fits every value."""
    values: dict[str, list[str]] = defaultdict(list)
    for each in found:
        name, _, value = each.value.partition(": ")
        values[name].append(value)
    counts = Counter({name: len(given) for name, given in values.items()})
    rows = [
        f'    "{name}": {{"kind": "{_kind(values[name])}", "help": "…"}},  # {number:,}'
        for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "\n".join(["```python", "FRONT_MATTER_FIELDS = {", *rows, "}", "```"])


def _kind(values: Sequence[str]) -> str:
    forms = (
        ("truth", r"true|false"),
        ("number", r"0|[1-9][0-9]{0,8}"),
        ("date", r"\d{4}-\d{2}-\d{2}"),
        ("names", r"\[.*\]"),
    )
    fits = (kind for kind, form in forms if all(re.fullmatch(form, each) for each in values))
    return next(fits, "text")
