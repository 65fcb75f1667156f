"""Whether something had a word to say."""

from __future__ import annotations

import logging
import sys


class Noise(logging.Handler):
    """Counts what is logged from WARNING on, until it is stopped."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0
        self._told = mistakes_told()
        logging.getLogger().addHandler(self)

    def stop(self) -> None:
        logging.getLogger().removeHandler(self)

    def __enter__(self) -> Noise:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has been logged, nor told to the `report` plugin, since the start."""
        return not self.count and self._told == mistakes_told()

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - logging's signature
        self.count += 1


def mistakes_told() -> int:
    """How many mistakes the `report` plugin knows, where that is in use."""
    report = sys.modules.get("report")
    return len(report.found()) if report is not None else 0


def hush() -> None:
    """In a forked process: no handler of the parent, whose locks it may have forked with."""
    logging.getLogger().handlers.clear()
    logging.getLogger("pelican").handlers.clear()
