"""`invoke retractions`: asks Crossref what became of each source, and writes what it says.

Answers are kept in a file of JSON lines as they come, so that a run that was killed goes on there.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import track

from citations.bibtex import read_library
from citations.retractions import Finding, written
from report.diagnostic import DiagnosticsError
from site_identity.read import read_identity
from tools import PROJECT
from tools.cli.failures import CommandError
from tools.files.lock import LockedError, locked
from tools.files.replacement import replace
from tools.github.pull_request import Proposal
from tools.writing.crossref import Crossref, CrossrefError

LIBRARY: Final = "content/references.bib"
FINDINGS: Final = "content/data/retractions.yaml"
_KEPT = timedelta(days=7)
_PAUSE = 0.25  # seconds between two questions: at most four a second
PROPOSAL: Final = Proposal(
    "retractions",
    "Update what became of our sources",
    "What Crossref says of the DOIs of `content/references.bib`."
    " docs/evidence.md says what to do about a retracted source.\n",
)


class Answers:
    """The answers of the last week in *file*, one JSON object a line, appended as they come."""

    def __init__(self, file: Path, today: date) -> None:
        self._file, self._today = file, today
        self.known: dict[str, tuple[date, list[Finding] | None]] = {}
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        whole = [line for line in lines if self._keep(line)]
        replace(file, "".join(f"{line}\n" for line in whole).encode())

    def _keep(self, line: str) -> bool:
        """Whether *line* is an answer of the last days; a killed run leaves half a line."""
        try:
            entry = json.loads(line)
            day, found = date.fromisoformat(entry["day"]), entry["found"]
            answer = None if found is None else [Finding(**each) for each in found]
        except (ValueError, KeyError, TypeError):
            return False
        if timedelta(0) <= self._today - day < _KEPT:
            self.known[entry["doi"]] = day, answer
            return True
        return False

    def add(self, doi: str, answer: list[Finding] | None) -> None:
        """Note the *answer* of today."""
        self.known[doi] = self._today, answer
        found = None if answer is None else [asdict(each) for each in answer]
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"doi": doi, "day": str(self._today), "found": found}) + "\n")


def ask(
    dois: Iterable[str], crossref: Crossref, answers: Answers, sleep: Callable[[float], None]
) -> None:
    """Add the answer of each of *dois* that *answers* lack. Raises CrossrefError at the first."""
    open_ = [doi for doi in dois if doi not in answers.known]
    console = Console(stderr=True)
    bar = track(
        open_, "Asking Crossref", console=console, transient=True, disable=not console.is_terminal
    )
    for number, doi in enumerate(bar):
        if number:
            sleep(_PAUSE)
        answers.add(doi, crossref.findings(doi))


def read_dois(library: Path) -> list[str]:
    """Each DOI of *library* once, in lower case. Raises DiagnosticsError and OSError."""
    read = read_library(library.read_bytes())
    if read.diagnostics:
        raise DiagnosticsError(each.at(LIBRARY) for each in read.diagnostics)
    return sorted({source.doi.lower() for source in read.sources.values() if source.doi})


def update(
    root: Path, crossref: Crossref, today: date, sleep: Callable[[float], None] = time.sleep
) -> Sequence[str]:
    """Write the findings of the project *root*; lines that say what they are.

    The file is written once every DOI has an answer, with the day of the oldest. Raises
    CommandError.
    """
    dois = read_dois(root / LIBRARY)
    kept = root / ".cache/retractions.jsonl"
    try:
        with locked(kept.with_suffix(".lock")):
            answers = Answers(kept, today)
            ask(dois, crossref, answers, sleep)
    except LockedError as error:
        raise CommandError("another `invoke retractions` runs; wait for it") from error
    except CrossrefError as error:
        known = sum(doi in answers.known for doi in dois)
        remedy = f"{known} of {len(dois)} answers are kept; run it again later"
        raise CommandError(f"{error}; {remedy}, and {FINDINGS} is as it was") from error
    asked = min((answers.known[doi][0] for doi in dois), default=today)
    found = [each for doi in dois for each in answers.known[doi][1] or ()]
    replace(root / FINDINGS, written(asked, found).encode())
    unknown = [doi for doi in dois if answers.known[doi][1] is None]
    return [
        *(f"{each.doi}: {each.kind}, doi:{each.notice}" for each in found),
        *(f"{doi}: unknown to Crossref" for doi in unknown),
        f"{FINDINGS}: {len(found)} notices of {len(dois)} sources, asked on {asked}",
    ]


def command() -> int:
    """Ask in the name of the site's contact address, and say what was found."""
    crossref = Crossref(read_identity(PROJECT / "site.toml").contact)
    print("\n".join(update(PROJECT, crossref, datetime.now(UTC).date())))
    return 0
