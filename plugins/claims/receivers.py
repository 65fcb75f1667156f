"""Reports the findings that the allow-list leaves, when every text is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals

import documents
import report
from claims.allowed import (
    Allowed,
    AllowListError,
    read_allowed,
    source_of,
    unused,
    without_allowed,
)
from claims.analysis import NAME
from claims.finding import Finding
from documents.document import Document
from documents.site import Site
from report import Diagnostic
from report.place import shown

DEFAULTS = {"CLAIMS_ALLOWED": "data/claims-allowed.yaml", "CLAIMS_LEVEL": "warning"}
FIELD = "claim"


class _Check:
    """One build's check: the allow-list, and which of its entries were of use."""

    def __init__(self, site: Site) -> None:
        chosen = {**DEFAULTS, **site.settings}
        self._list_file = site.root / str(chosen["CLAIMS_ALLOWED"])
        self._place = shown(self._list_file, site.root)
        self._level: report.Level = chosen["CLAIMS_LEVEL"]
        self._allowed = self._read()
        self._by_source: defaultdict[Path, list[Allowed]] = defaultdict(list)
        for entry in self._allowed:
            self._by_source[source_of(entry, site.root)].append(entry)
        self._used: set[Allowed] = set()

    def _read(self) -> list[Allowed]:
        if not self._list_file.is_file():
            return []
        try:
            return read_allowed(self._list_file.read_text(encoding="utf-8"))
        except AllowListError as error:
            report.add(
                Diagnostic(self._place, error.line, "CLAIMS_ALLOWED", str(error), "mend the entry")
            )
            return []

    def check(self, source: Path, path: str, found: Iterable[Finding]) -> None:
        """Report those of *found* in the text *source*, shown as *path*, that no entry allows."""
        left, used = without_allowed(found, self._by_source[source])
        self._used |= used
        for finding in left:
            remedy = self._remedy(finding)
            problem = f"“{finding.words}” is {finding.what}"
            sentence = finding.text[:60]
            problem += "" if finding.is_promise else f" without a source: {sentence}"
            line, level = finding.line, self._level
            report.add(Diagnostic(path, line, FIELD, problem, remedy, level, sentence))

    def _remedy(self, finding: Finding) -> str:
        if finding.is_promise:
            return "say what was measured, or quote who says it"
        if not finding.declared:
            return "cite it, or write clinical: false if the text makes no clinical claims"
        return f"cite its source, or give a reason in {self._place}"

    def report_unused(self) -> None:
        for entry in unused(self._allowed, self._used):
            problem = f"nothing in {entry.path} needs this entry: {entry.sentence[:60]}"
            report.add(
                Diagnostic(self._place, entry.line, FIELD, problem, "remove it", self._level)
            )


def _findings(document: Document) -> list[Finding]:
    found, lines = document.own.get(NAME, ()), document.lines.get(NAME, ())
    return [Finding(line, *each) for line, each in zip(lines, found, strict=True)]


def _check_all(site: Site) -> None:
    check = _Check(site)
    for content, document in site.documents():
        if document.own.get(NAME):
            source = Path(content.source_path).absolute()
            check.check(source, site.shown(content), _findings(document))
    check.report_unused()


def _begin(pelican: Any) -> None:
    documents.add_analysis(pelican.settings, NAME, "claims.analysis:analyse")
    documents.add_pass(pelican.settings, NAME, _check_all)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
