"""The thin Pelican shell: reads each page's source again, as typed, once Pelican has read it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content, Static

import report
from claims.allowed import Allowed, AllowListError, read_allowed, stale, without_allowed
from claims.finding import Finding, findings, promises
from claims.typed import body
from report import Mistake, tell
from report.place import shown

DEFAULTS = {"CLAIMS_ALLOWED": "data/claims-allowed.yaml", "CLAIMS_LEVEL": "warning"}
FIELD = "claim"


class _Build:
    """What one build knows: the allow-list, and which of its entries were of use."""

    def __init__(self, settings: dict[str, Any]) -> None:
        chosen = {**DEFAULTS, **settings}
        self.path = Path(settings["PATH"]).absolute()
        self.list_file = self.path / str(chosen["CLAIMS_ALLOWED"])
        self.level: report.Level = chosen["CLAIMS_LEVEL"]
        self.allowed = self._allowed()
        self.used: set[Allowed] = set()

    def _allowed(self) -> list[Allowed]:
        if not self.list_file.is_file():
            return []
        try:
            return read_allowed(self.list_file.read_text(encoding="utf-8"))
        except AllowListError as error:
            place = shown(self.list_file, self.path)
            tell(Mistake(place, error.line, "CLAIMS_ALLOWED", str(error), "mend the entry"))
            return []

    def check(self, content: Content) -> None:
        """Tell what the source of *content* claims without a source, or promises."""
        file = Path(content.source_path)
        path = shown(file, self.path)
        text, line = body(file.read_text(encoding="utf-8"))
        clinical = bool(content.metadata.get("clinical", True))
        found = [*findings(text, line, clinical=clinical), *_of_fields(content)]
        left, used = without_allowed(path, found, self.allowed)
        self.used |= used
        self.tell(path, left)

    def tell(self, path: str, left: Iterable[Finding]) -> None:
        place = shown(self.list_file, self.path)
        for finding in left:
            remedy = (
                "say what was measured, or quote who says it"
                if finding.is_promise
                else f"cite its source, or give a reason in {place}"
            )
            problem = f"“{finding.words}” is {finding.what}"
            problem += "" if finding.is_promise else f" without a source: {finding.text[:60]}"
            tell(Mistake(path, finding.line, FIELD, problem, remedy, self.level))

    def tell_stale(self) -> None:
        place = shown(self.list_file, self.path)
        for entry in stale(self.allowed, self.used):
            problem = f"nothing in {entry.path} needs this entry: {entry.sentence[:60]}"
            tell(Mistake(place, entry.line, FIELD, problem, "remove it", self.level))


def _of_fields(content: Content) -> Iterable[Finding]:
    """Promises in the fields of a writer; one without a line comes from the text, read above."""
    names = ("title", "summary", "description")
    lines = content.metadata.get("field_lines", dict.fromkeys(names, 1))
    for name in (each for each in names if each in lines):
        text = " ".join(str(content.metadata.get(name, "")).split())
        yield from promises(text, lines[name])


_build: _Build | None = None


def _begin(pelican: Any) -> None:
    global _build  # noqa: PLW0603 - Pelican's receivers share no other state
    _build = _Build(pelican.settings)


def _check(content: Content) -> None:
    if _build and not isinstance(content, Static) and str(content.source_path).endswith(".md"):
        _build.check(content)


def _finish(_generators: object) -> None:
    if _build:
        _build.tell_stale()


def register() -> None:
    report.register()
    signals.initialized.connect(_begin)
    signals.content_object_init.connect(_check)
    signals.all_generators_finalized.connect(_finish)
