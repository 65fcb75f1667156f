"""What became of sources after they were published: the file that `invoke retractions` writes.

Kinds of update: https://www.crossref.org/education/crossmark/crossmark-registering-updates/.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final, NamedTuple

import yaml

from citations.diagnostics import FIELD
from citations.source import Source
from report.diagnostic import Diagnostic, Level

RETRACTION: Final = "retraction"
NOTES: Final = {
    RETRACTION: "retracted",
    "expression of concern": "expression of concern",
    "correction": "corrected",
}
"""Each kind of finding, and the words in an entry's note that tell readers of it."""
_HEAD = (
    "# What Crossref said of the DOIs of references.bib; `invoke retractions` writes this file.\n"
)
_REMEDY = "run invoke retractions again"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """The work *doi*, in lower case, has a notice of the *kind* (of `NOTES`) at the DOI *notice*.

    *day* is that of the notice, `2024-05-02` or shorter, or empty; *source* is who says so,
    `publisher` or `retraction-watch`.
    """

    doi: str
    kind: str
    notice: str = ""
    day: str = ""
    source: str = ""


class Findings(NamedTuple):
    """All *found* by DOI, and the *diagnostics* of the file, which need its path."""

    found: Mapping[str, Collection[Finding]]
    diagnostics: tuple[Diagnostic, ...] = ()


def written(asked: date, found: Iterable[Finding]) -> str:
    """The text of the file: the same for the same day and findings."""
    entries = [asdict(each) for each in sorted(set(found))]
    entries = [{name: text for name, text in each.items() if text} for each in entries]
    return _HEAD + yaml.safe_dump(
        {"asked": asked, "found": entries}, sort_keys=False, allow_unicode=True
    )


def read_findings(data: bytes) -> Findings:
    """The findings in the file; one that is damaged is a diagnostic and has none."""
    try:
        root = yaml.safe_load(data)
        if not isinstance(root["asked"], date):
            raise ValueError("asked is no day")
        return Findings(_by_doi(_finding(entry) for entry in root["found"]))
    except (yaml.YAMLError, ValueError, TypeError, KeyError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = f"it cannot be read ({getattr(error, 'problem', None) or error})"
        return Findings(
            {}, (Diagnostic("", mark.line + 1 if mark else 1, FIELD, problem, _REMEDY),)
        )


def _finding(entry: Mapping[str, str]) -> Finding:
    """Raises TypeError and ValueError."""
    finding = Finding(**entry)
    if not all(isinstance(text, str) for text in entry.values()) or finding.kind not in NOTES:
        raise ValueError(f"{finding.doi} has a field that is wrong")
    return finding


def _by_doi(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    by_doi: dict[str, list[Finding]] = {}
    for each in findings:
        by_doi.setdefault(each.doi.lower(), []).append(each)
    return by_doi


def is_retracted(source: Source, findings: Findings) -> bool:
    """Whether *source* was retracted, as its note or the file says."""
    found = findings.found.get(source.doi.lower(), ())
    return source.retracted or any(each.kind == RETRACTION for each in found)


def untold(
    path: str, sources: Iterable[Source], findings: Findings, level: Level
) -> Iterator[Diagnostic]:
    """What the notes of *sources*, in the library *path*, do not tell; *level* of retractions."""
    for source in sources:
        kinds = {each.kind: each for each in findings.found.get(source.doi.lower(), ())}
        for kind, finding in kinds.items() if source.doi else ():
            if NOTES[kind] in source.note.lower():
                continue
            by = f"; doi:{finding.notice}" if finding.notice else ""
            problem = f"{source.key} has a notice of {kind}{by}"
            what = "cite another source" if kind == RETRACTION else "check what you say of it"
            remedy = f"{what}, or tell readers with note = {{{NOTES[kind]}}}"
            at = level if kind == RETRACTION else "warning"
            yield Diagnostic(path, source.line, FIELD, problem, remedy, at)
