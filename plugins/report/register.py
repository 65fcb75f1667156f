"""The thin Pelican shell: collects while sources are read, stops before anything is written."""

from __future__ import annotations

from pelican import signals

from report.mistake import Mistake, MistakesFound

_found: set[Mistake] = set()


def tell(mistake: Mistake) -> None:
    """Add *mistake* to the report of this build."""
    _found.add(mistake)


def found() -> list[Mistake]:
    """Every mistake of this build so far, sorted."""
    return sorted(_found)


def _begin(_pelican: object) -> None:
    _found.clear()


def _stop(_generators: object) -> None:
    if any(mistake.level == "error" for mistake in _found):
        raise MistakesFound(_found)


def register() -> None:
    signals.initialized.connect(_begin)
    signals.all_generators_finalized.connect(_stop)
