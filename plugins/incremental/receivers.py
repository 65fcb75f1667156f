"""Connects the build state to Pelican's signals."""

from __future__ import annotations

import logging
import sqlite3
import sys
from typing import Any, Final

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import Generator

from .build_state import BuildState
from .typesetting import dict_of
from .uncached_build import UncachedBuild

# One for each instance of Pelican that runs, by its settings, the innermost last: a plugin such as
# `i18n_subsites` runs one instance inside another.
_builds: Final[dict[int, BuildState | UncachedBuild]] = {}

logger = logging.getLogger("pelican.plugins.incremental")


def _begin(pelican: Any) -> None:
    """A run begins; an instance that watches begins many."""
    is_nested = _running() > 1
    if not is_nested:
        for state in _builds.values():  # of runs that have failed
            state.close()
        _builds.clear()
    if pelican.settings.get("INCREMENTAL", True):
        cached = pelican.settings.get("INCREMENTAL_CACHE", True)
        _builds[id(pelican.settings)] = (
            BuildState(pelican.settings, is_nested) if cached else UncachedBuild(pelican.settings)
        )


def _running() -> int:
    """How many instances of Pelican run, each but the first inside another."""
    frame, count = sys._getframe(), 0
    while frame.f_back is not None:
        frame = frame.f_back
        count += frame.f_code is Pelican.run.__code__
    return count


def state_of(settings: Any) -> BuildState | UncachedBuild | None:
    """The state of the instance with *settings*; of the innermost, if they are a plugin's own."""
    found = _builds.get(id(dict_of(settings)))
    return found or next(reversed(_builds.values()), None)


def _attach(generator: Generator) -> None:
    if state := state_of(generator.settings):
        state.attach(generator)


def _prepare(generator: Generator) -> None:
    if state := state_of(generator.settings):
        state.prepare(generator)


def _register_content(content: Content) -> None:
    if state := state_of(content.settings):
        state.register_content(content)


def _writer(pelican: Any) -> Any:
    state = state_of(pelican.settings)
    return state.writer() if state else None


def _forget(generator: Generator, **_kwargs: Any) -> None:
    """Plugins run between two generators and may change what templates see."""
    if state := state_of(generator.settings):
        state.forget()


def _finish(pelican: Any) -> None:
    state = _builds.pop(id(pelican.settings), None)
    if state is None:
        return
    try:
        state.finish()
    except (OSError, sqlite3.DatabaseError) as error:
        logger.warning("incremental: the next build builds everything (%s)", error)
        state.close()


def register() -> None:
    signals.get_generators.connect(_begin)
    signals.generator_init.connect(_attach)
    signals.article_generator_preread.connect(_prepare)
    signals.page_generator_preread.connect(_prepare)
    signals.content_object_init.connect(_register_content)
    signals.get_writer.connect(_writer)
    signals.article_writer_finalized.connect(_forget)
    signals.page_writer_finalized.connect(_forget)
    signals.finalized.connect(_finish)
