"""Pelican's writer, which leaves alone what would come out the same."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, Final

import jinja2
from pelican import signals
from pelican.utils import sanitised_join
from pelican.writers import Writer

from .dependency_recorder import record
from .output_files import FileWriter
from .page_fingerprints import PageInputs
from .parallel_rendering import Job, JobResult, run_jobs
from .value_fingerprints import OpaqueError

_LISTS: Final = frozenset({"articles", "dates"})  # what Pelican may make several pages of

_pelicans: Final = logging.getLogger("pelican.writers")


class CachedTemplate:
    """What Pelican takes for a template: renders it, unless the page would be the same."""

    def __init__(self, template: jinja2.Template, writer: IncrementalWriter) -> None:
        self._template, self._writer = template, writer

    def render(self, context: Mapping[str, Any]) -> str:
        return self._writer.render(PageInputs(self._template, context))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


class IncrementalWriter(FileWriter):
    """Pages whose template would read what it has read in the last build are not rendered again."""

    cores = 1  # processes that may make pages; more only where that makes no difference
    _planned: list[Job] | None = None  # what is to be written, while nothing is

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings)
        self._results: deque[JobResult] = deque()  # what has been made of the next jobs

    def write_file(self, name: Any, template: Any, *args: Any, **kwargs: Any) -> None:
        if self._planned is not None:
            self._planned.append(Job((name, template, *args), kwargs))
        elif self._results:
            self._take(self._results.popleft())
        elif self.manifest is None:
            super().write_file(name, template, *args, **kwargs)
        elif not self._is_left(name, template, *args, **kwargs):
            super().write_file(name, CachedTemplate(template, self), *args, **kwargs)

    def _is_left(  # noqa: PLR0913, PLR0917 - what Pelican calls it with
        self,
        name: Any,
        template: jinja2.Template,
        context: Mapping[str, Any],
        relative_urls: bool = False,
        paginated: Any = None,
        template_name: Any = None,  # noqa: ARG002 - as above
        override_output: bool = False,
        url: Any = None,  # noqa: ARG002
        **own: Any,
    ) -> bool:
        """Whether a page is left alone, without what Pelican does to write one.

        A list of pages, and any page if a plugin or the log is told of it, is left to Pelican.
        """
        if not name or relative_urls or paginated or not _LISTS.isdisjoint(own) or _has_listeners():
            return False
        names = {"localsiteurl": context.get("localsiteurl"), "output_file": name}
        if not self._is_up_to_date(str(name), PageInputs(template, {**context, **names, **own})):
            return False
        self._leave(sanitised_join(self.output_path, name), override_output)
        return True

    def write_all(self, generate: Callable[[Writer], None]) -> None:
        """What *generate* writes, on all cores; *generate* may be called twice."""
        jobs = self._plan(generate) if self.cores > 1 else []
        found = run_jobs(jobs, self._make, self.cores) if jobs else []
        opened = [filename for result in found for filename, _ in result.opened]
        is_open = len({*opened}) < len(opened) or not self._written_files.isdisjoint(opened)
        # Two that want the same file are done here, since their order decides.
        self._results = deque([] if is_open else found)
        if not jobs or len(self._results) < len(jobs):
            generate(self)
        while self._results:
            self._take(self._results.popleft())

    def _plan(self, generate: Callable[[Writer], None]) -> list[Job]:
        self._planned = []
        try:
            generate(self)
            return self._planned
        except Exception:  # it comes again where pages are written, after those before it
            return []
        finally:
            self._planned = None

    def _make(self, job: Job) -> JobResult:
        """In a process of its own. Raises what Pelican does, and OpaqueError."""
        if self.manifest is not None:
            self.manifest.begin_job()
        self._opened.clear()
        self.write_file(*job.args, **job.kwargs)
        pages = self.manifest.job_pages() if self.manifest is not None else None
        return JobResult(list(self._opened), pages)

    def _take(self, result: JobResult) -> None:
        """Take for done what a worker did."""
        for filename, override in result.opened:
            self._claim(filename, override)
            if self.manifest is not None:
                self.manifest.record_file(self._name(filename), filename)
        if self.manifest is not None and result.pages is not None:
            self.manifest.merge(result.pages)

    def render(self, page: PageInputs) -> str:
        """The page, or nothing if the file is to stay."""
        assert self.manifest is not None  # noqa: S101 - else Pelican has the template itself
        name = page.context["output_file"]
        self._stays = self._is_up_to_date(name, page)
        if self._stays:
            return ""
        text, reads = record(page.context, lambda: page.template.render(page.context))
        try:
            if reads.untracked:
                raise OpaqueError(reads.untracked)
            entry = self.manifest.entry(reads, page)
            if sanitised_join(self.output_path, name) not in self._overridden_files:
                self.manifest.add(name, entry)  # else it goes nowhere: another page has the name
        except OpaqueError as error:
            self.manifest.add(name, None)
            self.manifest.untracked[str(error)] += 1
        return text

    def _is_up_to_date(self, name: str, page: PageInputs) -> bool:
        """Whether the file of *page* is to stay, which the manifest records."""
        assert self.manifest is not None  # noqa: S101 - as above
        if self.manifest.staleness.is_stale(name, page):
            return False
        self.manifest.add_unchanged(name)
        return True


def _has_listeners() -> bool:
    """Whether a plugin or the log is told of each page that is written."""
    return bool(signals.content_written.receivers) or _pelicans.isEnabledFor(logging.INFO)
