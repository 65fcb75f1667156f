"""The thin Pelican shell: which signal does what."""

from __future__ import annotations

import logging
import sqlite3
import weakref
from collections.abc import Callable
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from incremental.session import Session

# Code that listens here may change a page or a file, or look at one that is left alone.
_WATCHED = (
    signals.article_generator_write_article,
    signals.page_generator_write_page,
    signals.content_written,
    signals.feed_generated,
    signals.feed_written,
)
_session: Session | None = None

logger = logging.getLogger("pelican.plugins.incremental")


def _begin(pelican: Any) -> None:
    """A run begins; an instance that watches begins many."""
    global _session  # noqa: PLW0603 - receivers share no other state
    if _session is not None:
        _session.close()
    _session = Session(pelican.settings) if pelican.settings.get("INCREMENTAL", True) else None


def _take_over(generator: Generator) -> None:
    if _session is not None:
        _session.take_over(generator)


def _prepare(generator: Generator) -> None:
    if _session is not None:
        _session.prepare(generator)


def _adopt(content: Content) -> None:
    if _session is not None:
        _session.adopt(content)


def _writer(_pelican: Any) -> Any:
    return _session.writer(listeners()) if _session is not None else None


def listeners() -> list[Callable[..., Any]]:
    """Code that is called as pages are written."""
    receivers = [each for signal in _WATCHED for each in signal.receivers.values()]
    alive = [each() if isinstance(each, weakref.ref) else each for each in receivers]
    return [each for each in alive if each is not None]


def _forget(*_args: Any, **_kwargs: Any) -> None:
    """Plugins run between two generators and may change what templates see."""
    if _session is not None:
        _session.projection.forget()


def _finish(_pelican: Any) -> None:
    global _session  # noqa: PLW0603
    if _session is not None:
        try:
            _session.finish()
        except (OSError, sqlite3.DatabaseError) as error:
            logger.warning("incremental: the next build builds everything (%s)", error)
            _session.close()
        _session = None


def register() -> None:
    signals.get_generators.connect(_begin)
    signals.generator_init.connect(_take_over)
    signals.article_generator_preread.connect(_prepare)
    signals.page_generator_preread.connect(_prepare)
    signals.content_object_init.connect(_adopt)
    signals.get_writer.connect(_writer)
    signals.article_writer_finalized.connect(_forget)
    signals.page_writer_finalized.connect(_forget)
    signals.finalized.connect(_finish)
