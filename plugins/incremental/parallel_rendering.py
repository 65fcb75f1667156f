"""Pages made on all cores, with the result that one process gives; and when that is possible.

Workers take jobs in chunks. The results end before the first job that does more than make pages
(it logs, raises an exception, or reads something that is not tracked): the caller does that job and
all after it itself, in Pelican's order.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol, runtime_checkable

from pelican.contents import Content
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from .article_lists import use_article_lists
from .dependency_recorder import ASSETS
from .log_counter import LogCounter
from .page_fingerprints import known_body
from .page_manifest import WorkerPages
from .trusted_packages import Listeners
from .worker_pool import WorkerError, map_in_workers, usable_processes

_WORTH_A_POOL: Final = 150  # articles; below it, starting processes costs more than it saves
_STOCK: Final = "pelican.generators"
_CHUNK: Final = 100  # pages; about what is handed to a process at once
_MOST: Final = 300  # jobs of one process: it copies in time what it touches of all texts
_PER_PAGE: Final = 10  # a guess: how many of the articles that a job is about are on one page


@runtime_checkable
class ParallelWriter(Protocol):
    """A writer that makes pages on all cores."""

    def write_all(self, generate: Callable[[Writer], None]) -> None: ...


class Job(NamedTuple):
    """One call of a writer's `write_file`."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class JobResult(NamedTuple):
    """What came of a job in another process; *pages* is None where there is no manifest."""

    opened: list[tuple[str, bool]]  # files, and whether they override others of the same name
    pages: WorkerPages | None


Make = Callable[[Job], JobResult]


def run_jobs(jobs: Sequence[Job], make: Make, cores: int) -> list[JobResult]:
    """The results of *jobs*, up to the first that does more than make pages.

    *make* is called in forked processes. It raises an exception where it meets more than pages.
    """
    found: list[JobResult] = []
    chunks = list(_chunks(jobs))
    try:
        parts = map_in_workers(lambda chunk: _make_chunk(chunk, make), chunks, cores, _MOST)
        for chunk, part in zip(chunks, parts, strict=False):
            found += part
            if len(part) < len(chunk):
                parts.close()
                break
    except (OSError, WorkerError):  # too little memory, or a process was killed: go on from here
        pass
    return found


def _chunks(jobs: Sequence[Job]) -> Iterator[Sequence[Job]]:
    start = weight = 0
    for at, job in enumerate(jobs):
        weight += 1 + len(job.kwargs.get("articles", ())) // _PER_PAGE
        if weight >= _CHUNK:
            yield jobs[start : at + 1]
            start, weight = at + 1, 0
    if start < len(jobs):
        yield jobs[start:]


def _make_chunk(chunk: Sequence[Job], make: Make) -> list[JobResult]:
    """In a worker: the results of *chunk*, up to the first job that has none."""
    found: list[JobResult] = []
    with LogCounter() as log:
        for job in chunk:
            try:
                result = make(job)
            except Exception:  # it comes again in the process that the user watches
                break
            if not log.is_silent:
                break
            found.append(result)
    return found


def render_in_parallel(generator: ArticlesGenerator) -> None:
    """Let *generator* have its pages written on all cores, if it is as Pelican made it."""
    generate = generator.generate_pages

    def generate_pages(writer: Writer) -> None:
        use_article_lists(generator)
        if isinstance(writer, ParallelWriter) and _can_be_parallel(generator):
            writer.write_all(generate)
        else:
            generate(writer)

    if generate.__module__ == _STOCK:
        generator.generate_pages = generate_pages


def usable_cores(listeners: Listeners, settings: Mapping[str, Any]) -> int:
    """How many processes may make pages. One if there are *listeners*, which are not called in
    workers, or if two workers could write one stylesheet of webassets at the same time."""
    extensions = settings["JINJA_ENVIRONMENT"].get("extensions", ())
    is_alone = any(listeners) or any(ASSETS in str(each) for each in extensions)
    return 1 if is_alone else usable_processes(settings)


def _can_be_parallel(generator: ArticlesGenerator) -> bool:
    """Whether it makes no difference to a page, nor to the log, which pages were made before it."""
    parts = [name for name in dir(generator) if name.startswith("generate_")]
    others = [getattr(generator, name) for name in parts if name != "generate_pages"]
    return (
        len(generator.articles) >= _WORTH_A_POOL
        and all(each.__module__ == _STOCK for each in others)
        and not generator.settings["RELATIVE_URLS"]  # the page before decides some links
        and not logging.getLogger(_STOCK).isEnabledFor(logging.INFO)  # a line for each page
        and not _may_move_files(generator.context, generator.settings)
    )


def _may_move_files(context: Mapping[str, Any], settings: Mapping[str, Any]) -> bool:
    """Whether a text may have an `{attach}` link, which moves a file as the text is asked for."""
    link = re.compile(settings["INTRASITE_LINK_REGEX"])
    texts = [_text(content) for content in context["generated_content"].values() if content]
    return any(
        text is None
        or ("attach" in text and any(found["what"] == "attach" for found in link.finditer(text)))
        for text in texts
    )


def _text(content: Content) -> str | None:
    """None if code of a plugin gives the text."""
    if known_body(content):
        return ""  # there is no link in it
    return None if hasattr(content, "_get_content") else str(content._content or "")
