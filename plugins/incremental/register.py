"""The thin Pelican shell: which signal does what."""

from __future__ import annotations

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


def _begin(pelican: Any) -> None:
    global _session  # noqa: PLW0603 - receivers share no other state
    if _session is not None:
        _session.store.close()
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
    return _session.writer(_strangers) if _session is not None else None


def _strangers() -> list[str]:
    """Packages that listen as pages are written and are not declared."""
    assert _session is not None  # noqa: S101 - called by it
    listening: list[Callable[..., Any]] = []
    for signal in _WATCHED:
        for receiver in signal.receivers.values():
            listening.append(receiver() if isinstance(receiver, weakref.ref) else receiver)
    return _session.trust.strangers(each for each in listening if each is not None)


def _forget(*_args: Any, **_kwargs: Any) -> None:
    """Plugins run between two generators and may change what templates see."""
    if _session is not None:
        _session.projection.forget()


def _finish(_pelican: Any) -> None:
    global _session  # noqa: PLW0603
    if _session is not None:
        _session.finish()
        _session = None


def register() -> None:
    signals.initialized.connect(_begin)
    signals.generator_init.connect(_take_over)
    signals.article_generator_preread.connect(_prepare)
    signals.page_generator_preread.connect(_prepare)
    signals.content_object_init.connect(_adopt)
    signals.get_writer.connect(_writer)
    signals.article_writer_finalized.connect(_forget)
    signals.page_writer_finalized.connect(_forget)
    signals.finalized.connect(_finish)
