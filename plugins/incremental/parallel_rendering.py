"""Pages made on all cores, as if they were made here, one after the other.

Forked processes make shares of the jobs and report. The first job of which more comes than pages
(a word in the log, an exception, something that is not tracked) ends the reports: the caller does
that job and all after it itself, where what else comes of them is seen and heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from .log_counter import LogCounter
from .manifest import PageReport
from .worker_pool import WorkerError, map_in_workers

_SHARE: Final = 100  # pages; about what is handed to a process at once
_PER_PAGE: Final = 10  # a guess: how many of the articles that a job is about are on one page


class Job(NamedTuple):
    """One call of a writer's `write_file`."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class Report(NamedTuple):
    """What came of a job in another process; *pages* is None where there is no manifest."""

    opened: list[tuple[str, bool]]  # files, and whether they override others of the same name
    pages: PageReport | None


Make = Callable[[Job], Report]


def reports(jobs: Sequence[Job], make: Make, cores: int) -> list[Report]:
    """What came of *jobs*, up to the first of which more came than pages.

    *make* is called in forked processes. It raises an exception where it meets more than pages.
    """
    found: list[Report] = []
    shares = list(_shares(jobs))
    try:
        parts = map_in_workers(lambda share: _make_share(share, make), shares, cores)
        for share, part in zip(shares, parts, strict=False):
            found += part
            if len(part) < len(share):
                parts.close()
                break
    except (OSError, WorkerError):  # too little memory, or a process was killed: go on from here
        pass
    return found


def _shares(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    start = weight = 0
    for at, job in enumerate(jobs):
        weight += 1 + len(job.kwargs.get("articles", ())) // _PER_PAGE
        if weight >= _SHARE:
            yield jobs[start : at + 1]
            start, weight = at + 1, 0
    if start < len(jobs):
        yield jobs[start:]


def _make_share(share: Sequence[Job], make: Make) -> list[Report]:
    """In a worker: the reports of *share*, up to the first job that has none."""
    found: list[Report] = []
    with LogCounter() as log:
        for job in share:
            try:
                report = make(job)
            except Exception:  # it comes again in the process that the user watches
                break
            if not log.is_silent:
                break
            found.append(report)
    return found
