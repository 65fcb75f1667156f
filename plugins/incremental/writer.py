"""Pelican's writer, which leaves alone what would come out the same."""

from __future__ import annotations

import io
import os
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import jinja2
from pelican.contents import Content
from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from incremental.blake import digest
from incremental.bodies import Bodies
from incremental.crew import end_if_orphaned
from incremental.ledger import Ledger, Made
from incremental.projection import Projection
from incremental.rendering import Job, Report, reports
from incremental.schema import FEED
from incremental.tracing import record
from incremental.values import OpaqueError

_FEED_ITEM = ("title", "url", "summary", "date", "modified", "author", "category", "tags")
_FEED_SITE = ("SITENAME", "SITESUBTITLE", "SITEURL", "FEED_DOMAIN")


class Sheet:
    """What Pelican takes for a template: renders it, unless the page would be the same."""

    def __init__(self, template: jinja2.Template, writer: IncrementalWriter) -> None:
        self._template, self._writer = template, writer

    def render(self, context: Mapping[str, Any]) -> str:
        return self._writer.render(self._template, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


class IncrementalWriter(Writer):  # type: ignore[misc]
    """Pages and feeds whose inputs are those of the last build are not written again.

    *ledger* is None where nothing may be left alone: then this is Pelican's writer.
    """

    ledger: Ledger | None = None
    bodies: Bodies
    projection: Projection
    name_of: Callable[[Content], str]
    told: Callable[[str, str], None]
    cores = 1  # processes that may make pages; more only where nothing can tell the difference
    _planned: list[Job] | None = None  # what is to be written, while nothing is

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings)
        self._reports: deque[Report] = deque()  # what another process has made of the next jobs
        self._opened: list[tuple[str, bool]] = []

    def write_file(self, name: Any, template: Any, *args: Any, **kwargs: Any) -> None:
        if self._planned is not None:
            self._planned.append(Job((name, template, *args), kwargs))
        elif self._reports:
            self._accept(self._reports.popleft())
        else:
            sheet = Sheet(template, self) if self.ledger is not None else template
            super().write_file(name, sheet, *args, **kwargs)

    def write_all(self, generate: Callable[[Writer], None]) -> None:
        """What *generate* writes, on all cores; *generate* may be called twice."""
        jobs = self._plan(generate) if self.cores > 1 and self.ledger is not None else []
        found = reports(jobs, self._make, self.cores) if jobs else []
        opened = [filename for report in found for filename, _ in report.opened]
        if len({*opened}) == len(opened):  # else two want the same file, so their order decides
            self._reports = deque(found)
        if jobs and len(self._reports) == len(jobs):
            while self._reports:
                self._accept(self._reports.popleft())
        else:
            generate(self)

    def _plan(self, generate: Callable[[Writer], None]) -> list[Job]:
        self._planned = []
        try:
            generate(self)
            return self._planned
        except Exception:  # it comes again where pages are written, after those before it
            return []
        finally:
            self._planned = None

    def _make(self, job: Job) -> Report:
        """In a process of its own. Raises what Pelican does, and OpaqueError."""
        assert self.ledger is not None  # noqa: S101 - only then are there jobs
        self.ledger.begin()
        self._opened.clear()
        self.write_file(*job.args, **job.kwargs)
        return Report(list(self._opened), *self.ledger.report())

    def _accept(self, report: Report) -> None:
        """Take for done what another process did."""
        assert self.ledger is not None  # noqa: S101 - only then are there reports
        for filename, override in report.opened:
            self._claim(filename, override)
        self.ledger.accept(report.kept, report.made)

    def render(self, template: jinja2.Template, context: Mapping[str, Any]) -> str:
        """The page, or nothing if the file is to stay."""
        assert self.ledger is not None  # noqa: S101 - only then is there a sheet
        name, own = str(context["output_file"]), _own(context)
        env = template.environment
        root = str(template.name)
        self._leave = self.ledger.is_same(name, root, self.projection, env, own, context)
        if self._leave:
            self.ledger.keep(name)
            return ""
        page, reads = record(context, lambda: template.render(context))
        try:
            if reads.untracked:
                raise OpaqueError(reads.untracked)
            made = self.ledger.sign(reads, root, self.projection, env, own, self.name_of)
            if sanitised_join(self.output_path, name) not in self._overridden_files:
                self.ledger.add(name, made)  # else it goes nowhere: another page has the name
        except OpaqueError as error:
            self.ledger.add(name, None)
            self.told(name, str(error))
        return page

    _leave = False

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        leave, self._leave = self._leave, False
        end_if_orphaned()
        self._opened.append((filename, override))
        if not leave:
            _unlink_shared(filename)
            return super()._open_w(filename, encoding, override)
        if self._claim(filename, override) and self.ledger is not None:
            self.ledger.bring(os.path.relpath(filename, self.output_path), filename)
        return io.StringIO()

    def _claim(self, filename: str, override: bool) -> bool:
        """Pelican's rules for two pages with one name, for a page that is left alone.

        False where another page has the name for good. Raises FileOverwriteFailedError.
        """
        if filename in self._overridden_files:
            if override:
                raise FileOverwriteFailedError(f"{filename} was overridden before")
            return False
        if filename in self._written_files and not override:
            raise FileOverwriteFailedError(f"{filename} was written before")
        if override:
            self._overridden_files.add(filename)
        self._written_files.add(filename)
        return True

    def write_feed(
        self, elements: Any, context: Any, path: Any = None, url: Any = None, *args: Any, **kw: Any
    ) -> Any:
        """Pelican's feed; nothing if the file is to stay."""
        signature = None
        if path and self.ledger is not None and elements and not kw.get("override_output"):
            signature = self._feed_signature(
                elements, context, (path, url, args, sorted(kw.items()))
            )
        if signature and self.ledger is not None:
            if self.ledger.is_same_as(path, signature):
                self._leave = True
                os.makedirs(os.path.dirname(os.path.join(self.output_path, path)), exist_ok=True)
                self._open_w(os.path.join(self.output_path, path), "utf-8")
                self.ledger.keep(path)
                return None
            items = elements[: self.settings["FEED_MAX_ITEMS"]]
            kind = str(args[0] if args else kw.get("feed_type", "atom"))
            bodies = self.bodies.in_feed(items, kind, str(context.get("SITEURL")), self.name_of)
            self.ledger.add(path, Made(FEED, "", signature, bodies))
        elif path and self.ledger is not None:
            self.ledger.add(path, None)  # without items it has the time of the build in it
        return super().write_feed(elements, context, path, url, *args, **kw)

    def _feed_signature(self, elements: Any, context: Any, call: Any) -> bytes | None:
        siteurl = str(context.get("SITEURL"))
        items = elements[: self.settings["FEED_MAX_ITEMS"]]
        try:
            read = [self.projection.attribute(e, a, siteurl) for e in items for a in _FEED_ITEM]
            read += [self.projection.value(item.get_content(siteurl)) for item in items]
            read += [self.projection.value(context.get(name)) for name in _FEED_SITE]
            read += [self.name_of(item).encode() for item in items]
        except (OpaqueError, AttributeError):
            return None
        return digest(repr((read, call)).encode())


def _own(context: Mapping[str, Any]) -> Content | None:
    own = context.get("article") or context.get("page")
    return own if isinstance(own, Content) else None


def _unlink_shared(filename: str) -> None:
    """A file with a second name may be part of a site that is live: it gets a new inode."""
    try:
        shared = os.stat(filename).st_nlink > 1
    except OSError:
        return
    if shared:
        os.unlink(filename)
