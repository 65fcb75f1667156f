"""Gives each page its review, and reports what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from pelican import signals
from pelican.contents import Content, Static

import report
from report import Diagnostic
from report.build_state import BuildStates
from report.place import shown
from reviews.check import day, diagnostics, of_the_future, undeclared
from reviews.review import Periods, Review, Stage, stage
from reviews.today import UnknownDayError, of_build

DEFAULTS: dict[str, Any] = {
    "TODAY": None,
    "REVIEWERS": {},
    "REVIEWS_NOTICE_DAYS": 60,
    "REVIEWS_GRACE_DAYS": 90,
    "REVIEWS_LAPSED": "warning",
}


class _Reviews:
    """What one build knows: the day, the periods and the reviewers."""

    def __init__(self, pelican: Any) -> None:
        settings = pelican.settings
        chosen = {**DEFAULTS, **settings}
        self.path = Path(settings["PATH"]).absolute()
        self.lapsed: report.Level = chosen["REVIEWS_LAPSED"]
        self.periods = Periods(
            timedelta(days=chosen["REVIEWS_NOTICE_DAYS"]),
            timedelta(days=chosen["REVIEWS_GRACE_DAYS"]),
        )
        people = chosen["REVIEWERS"]
        self.reviewers: Mapping[str, str] = people if isinstance(people, Mapping) else {}
        self.today = self._day_of(pelican)

    def _day_of(self, pelican: Any) -> date:
        try:
            return of_build(pelican)
        except UnknownDayError as error:
            remedy = "correct or remove it; until then no review is overdue"
            report.add(Diagnostic("pelicanconf.py", 1, "TODAY", str(error), remedy))
            return date.min

    def review(self, content: Content) -> Review:
        """The review of *content*; a date that cannot be read is reported and counts as none."""
        given = content.metadata
        checked, by = (self._day(content, name) for name in ("evidence_checked", "review_by"))
        person = given.get("reviewed_by") or None
        return Review(
            stage(by, self.today, self.periods) if by else Stage.UNDATED,
            checked,
            by,
            person,
            self.reviewers.get(str(person)),
        )

    def _day(self, content: Content, name: str) -> date | None:
        try:
            return day(content.metadata.get(name))
        except ValueError:
            problem = f"{content.metadata[name]!r} is no day"
            self.report(content, Diagnostic("", 1, name, problem, "write it as 2026-11-23"))
            return None

    def report(self, content: Content, diagnostic: Diagnostic, place: str = "") -> None:
        """Report *diagnostic* at the line of its field, or of its *place* such as `changes.0`."""
        lines = content.metadata.get("field_lines", {})
        line = lines.get(place) or lines.get(diagnostic.field, 1)
        path = shown(Path(content.source_path).absolute(), self.path)
        report.add(replace(diagnostic, path=path, line=line))

    def is_told_as_past(self, content: Content) -> bool:
        """Whether readers see *content*: a draft, and a post of the future, may have days to come.

        No day is to come while the day of the build is not known.
        """
        waits = hasattr(content, "date") and content.date.date() > self.today
        return content.status != "draft" and not waits and self.today > date.min


_builds: Final = BuildStates[_Reviews]()


def _begin(pelican: Any) -> None:
    _builds.add(pelican, _Reviews(pelican))


def _review(content: Content) -> None:
    reviews = _builds.of(content.settings)
    if reviews is None or isinstance(content, Static):
        return
    review = content.review = reviews.review(content)
    if undeclared(review.reviewed_by, reviews.reviewers):
        problem = f"{review.reviewed_by} has no credentials in the setting REVIEWERS"
        remedy = "declare them, or remove the field"
        reviews.report(content, Diagnostic("", 1, "reviewed_by", problem, remedy))
    if reviews.is_told_as_past(content):
        for place, each in of_the_future(content.metadata, reviews.today):
            reviews.report(content, each, place)
    if review.review_by or review.evidence_checked:
        for each in diagnostics(review, reviews.today, reviews.lapsed):
            reviews.report(content, each)


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    signals.initialized.connect(_begin)
    signals.content_object_init.connect(_review)
