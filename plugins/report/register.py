"""The thin Pelican shell: collects while sources are read, stops before anything is written."""

from __future__ import annotations

import logging

from pelican import signals

from report.console import show
from report.log_net import Net, silence
from report.mistake import Mistake, MistakesFound

_found: set[Mistake] = set()


def tell(mistake: Mistake) -> None:
    """Add *mistake* to the report of this build."""
    _found.add(mistake)


def found() -> list[Mistake]:
    """Every mistake of this build so far, sorted."""
    return sorted(_found)


def begin() -> None:
    """Forget the mistakes of an earlier build in this process."""
    _found.clear()


def _stop(_pelican: object) -> None:
    """Stop the build if there is an error.

    `get_writer` comes after the last receiver of `all_generators_finalized` (whose order is
    arbitrary) and before anything is written.
    """
    told = found()
    if any(mistake.level == "error" for mistake in told):
        begin()
        raise MistakesFound(told)


def _end(_pelican: object) -> None:
    """Show the warnings of a build that has ended well."""
    show(found())
    begin()


_net = Net(tell)


def catch_logs() -> None:
    """Begin to listen; Pelican imports every plugin before it registers the first."""
    logger = logging.getLogger("pelican")
    if _net not in logger.handlers:
        logger.addHandler(_net)
        logger.addFilter(silence)


def register() -> None:
    catch_logs()
    signals.get_writer.connect(_stop)
    signals.finalized.connect(_end)
