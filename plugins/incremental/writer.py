"""Pelican's writer, which leaves alone what would come out the same."""

from __future__ import annotations

import contextlib
import io
import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import jinja2
from pelican import signals
from pelican.contents import Content
from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from .dependency_recorder import record
from .digests import digest
from .manifest import Manifest, PageEntry
from .page_fingerprints import PageFingerprints
from .parallel_rendering import Job, Report, reports
from .schema import FEED
from .value_fingerprints import OpaqueError
from .worker_pool import exit_if_orphaned

_LISTS: Final = frozenset({"articles", "dates"})  # what Pelican may make several pages of
_FEED_ITEM = ("title", "url", "summary", "date", "modified", "author", "category", "tags")
_FEED_SITE = ("SITENAME", "SITESUBTITLE", "SITEURL", "FEED_DOMAIN")

_pelicans: Final = logging.getLogger("pelican.writers")


class CachedTemplate:
    """What Pelican takes for a template: renders it, unless the page would be the same."""

    def __init__(self, template: jinja2.Template, writer: IncrementalWriter) -> None:
        self._template, self._writer = template, writer

    def render(self, context: Mapping[str, Any]) -> str:
        return self._writer.render(self._template, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


class IncrementalWriter(Writer):  # type: ignore[misc]
    """Pages and feeds whose inputs are those of the last build are not written again.

    *manifest* is None where nothing may be left alone: then this is Pelican's writer.
    """

    manifest: Manifest | None = None
    page_fingerprints: PageFingerprints
    name_of: Callable[[Content], str]
    told: Callable[[str, str], None]
    leaves_feeds = True  # whether nobody is told of feeds that are written
    cores = 1  # processes that may make pages; more only where nothing can tell the difference
    _planned: list[Job] | None = None  # what is to be written, while nothing is

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings)
        self._reports: deque[Report] = deque()  # what has been made of the next jobs
        self._opened: list[tuple[str, bool]] = []
        self._inside = os.path.join(os.path.abspath(output_path), "")

    def write_file(self, name: Any, template: Any, *args: Any, **kwargs: Any) -> None:
        if self._planned is not None:
            self._planned.append(Job((name, template, *args), kwargs))
        elif self._reports:
            self._accept(self._reports.popleft())
        elif self.manifest is None:
            super().write_file(name, template, *args, **kwargs)
        elif not self._stays(name, template, *args, **kwargs):
            super().write_file(name, CachedTemplate(template, self), *args, **kwargs)

    def _stays(  # noqa: PLR0913, PLR0917 - what Pelican calls it with
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

        A list of pages, and whatever somebody hears of, is left to Pelican.
        """
        if not name or relative_urls or paginated or not _LISTS.isdisjoint(own) or _is_heard():
            return False
        names = {"localsiteurl": context.get("localsiteurl"), "output_file": name}
        if not self._is_same(str(name), template, {**context, **names, **own}):
            return False
        self._leave = True
        self._open_w(sanitised_join(self.output_path, name), "utf-8", override_output)
        return True

    def write_all(self, generate: Callable[[Writer], None]) -> None:
        """What *generate* writes, on all cores; *generate* may be called twice."""
        jobs = self._plan(generate) if self.cores > 1 else []
        found = reports(jobs, self._make, self.cores) if jobs else []
        opened = [filename for report in found for filename, _ in report.opened]
        is_open = len({*opened}) < len(opened) or not self._written_files.isdisjoint(opened)
        # Two that want the same file are done here, since their order decides.
        self._reports = deque([] if is_open else found)
        if not jobs or len(self._reports) < len(jobs):
            generate(self)
        while self._reports:
            self._accept(self._reports.popleft())

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
        if self.manifest is not None:
            self.manifest.begin()
        self._opened.clear()
        self.write_file(*job.args, **job.kwargs)
        known = self.manifest.report() if self.manifest is not None else ([], [], [])
        return Report(list(self._opened), *known)

    def _accept(self, report: Report) -> None:
        """Take for done what another process did."""
        for filename, override in report.opened:
            self._claim(filename, override)
            if self.manifest is not None:
                self.manifest.note_file(self._below(filename), filename)
        if self.manifest is not None:
            self.manifest.accept(report.kept, report.made, report.lists)

    def render(self, template: jinja2.Template, context: Mapping[str, Any]) -> str:
        """The page, or nothing if the file is to stay."""
        assert self.manifest is not None  # noqa: S101 - only then is there a sheet
        name, own, env = str(context["output_file"]), _own(context), template.environment
        root = str(template.name)
        self._leave = self._is_same(name, template, context)
        if self._leave:
            return ""
        page, reads = record(context, lambda: template.render(context))
        try:
            if reads.untracked:
                raise OpaqueError(reads.untracked)
            made = self.manifest.sign(reads, root, self.page_fingerprints, env, own, self.name_of)
            if sanitised_join(self.output_path, name) not in self._overridden_files:
                self.manifest.add(name, made)  # else it goes nowhere: another page has the name
        except OpaqueError as error:
            self.manifest.add(name, None)
            self.told(name, str(error))
        return page

    def _is_same(self, name: str, template: jinja2.Template, context: Mapping[str, Any]) -> bool:
        """Whether the file of a page is to stay, which is noted."""
        assert self.manifest is not None  # noqa: S101 - as above
        root, env, own = str(template.name), template.environment, _own(context)
        is_same = self.manifest.is_same(name, root, self.page_fingerprints, env, own, context)
        if is_same:
            self.manifest.keep(name)
        return is_same

    _leave = False

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        leave, self._leave = self._leave, False
        exit_if_orphaned()
        self._opened.append((filename, override))
        if not leave:
            _unlink_shared(filename)
            return self._stamping(super()._open_w(filename, encoding, override), filename)
        if self._claim(filename, override) and self.manifest is not None:
            self.manifest.bring(self._below(filename), filename)
        return io.StringIO()

    @contextlib.contextmanager
    def _stamping(self, opened: Any, filename: str) -> Iterator[Any]:
        """The file *opened*, of which the manifest learns what it is like as Pelican leaves it."""
        with opened as file:
            yield file
        if self.manifest is not None:
            self.manifest.note_file(self._below(filename), filename)

    def _below(self, filename: str) -> str:
        """The name of a file of the output."""
        is_inside = filename.startswith(self._inside)
        return (
            filename[len(self._inside) :] if is_inside else os.path.relpath(filename, self._inside)
        )

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

    def write_text(self, name: str, values: Any, make: Callable[[], str]) -> None:
        """Write what *make* returns to the file *name*, unless it was made of the same *values*.

        For plugins that write files themselves; *values* are all that the text depends on besides
        the settings.
        """
        if self.manifest is None:
            self._put(name, make())
            return
        try:
            fingerprint = digest(self.page_fingerprints.value(values))
        except OpaqueError:
            self.manifest.add(name, None)
            self._put(name, make())
            return
        if self.manifest.is_same_as(name, fingerprint):
            self.manifest.keep(name)
            self.manifest.bring(name, sanitised_join(self.output_path, name))
            return
        self.manifest.add(name, PageEntry(FEED, "", fingerprint))
        self._put(name, make())

    def _put(self, name: str, text: str) -> None:
        path = sanitised_join(self.output_path, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _unlink_shared(path)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def write_feed(
        self, elements: Any, context: Any, path: Any = None, url: Any = None, *args: Any, **kw: Any
    ) -> Any:
        """Pelican's feed; nothing if the file is to stay."""
        fingerprint = None
        may_stay = self.leaves_feeds and elements and not kw.get("override_output")
        if path and self.manifest is not None and may_stay:
            fingerprint = self._feed_signature(
                elements, context, (path, url, args, sorted(kw.items()))
            )
        if fingerprint and self.manifest is not None:
            if self.manifest.is_same_as(path, fingerprint):
                self._leave = True
                os.makedirs(os.path.dirname(os.path.join(self.output_path, path)), exist_ok=True)
                self._open_w(os.path.join(self.output_path, path), "utf-8")
                self.manifest.keep(path)
                return None
            self.manifest.add(path, PageEntry(FEED, "", fingerprint))
        elif path and self.manifest is not None:
            self.manifest.add(path, None)  # without items it has the time of the build in it
        return super().write_feed(elements, context, path, url, *args, **kw)

    def _feed_signature(self, elements: Any, context: Any, call: Any) -> bytes | None:
        siteurl = str(context.get("SITEURL"))
        items = elements[: self.settings["FEED_MAX_ITEMS"]]
        try:
            read = [
                self.page_fingerprints.attribute(e, a, siteurl) for e in items for a in _FEED_ITEM
            ]
            read += [self.page_fingerprints.value(item.get_content(siteurl)) for item in items]
            read += [self.page_fingerprints.value(context.get(name)) for name in _FEED_SITE]
            read += [self.name_of(item).encode() for item in items]
        except (OpaqueError, AttributeError):
            return None
        return digest(repr((read, call)).encode())


def _is_heard() -> bool:
    """Whether anybody is told of each page that is written."""
    return bool(signals.content_written.receivers) or _pelicans.isEnabledFor(logging.INFO)


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
