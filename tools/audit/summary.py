"""Lighthouse's scores as a table, for the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tools.audit.lighthouse import CATEGORIES, Score
from tools.github.job_summary import table


def score_table(found: Iterable[Score]) -> str:
    """A row for each page, a column for each category; a score that is missing is a dash."""
    return f"## Lighthouse\n{table(('page', *CATEGORIES), _rows(found))}"


def _rows(found: Iterable[Score]) -> Iterator[tuple[str, ...]]:
    ordered = sorted(found, key=lambda score: score.page.file)
    for file, scores in groupby(ordered, key=lambda score: score.page.file):
        values = {score.category: score.shown for score in scores}
        yield (file, *(values.get(category, "–") for category in CATEGORIES))
