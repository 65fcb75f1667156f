"""Counts warnings and errors logged during the build."""

from __future__ import annotations

import logging


class LogCounter(logging.Handler):
    """Counts what is logged from WARNING on, until it is stopped."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0
        logging.getLogger().addHandler(self)

    def stop(self) -> None:
        logging.getLogger().removeHandler(self)

    def __enter__(self) -> LogCounter:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    @property
    def is_silent(self) -> bool:
        """Whether nothing has been logged since the start."""
        return not self.count

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1
        first = next(each for each in logging.getLogger().handlers if isinstance(each, LogCounter))
        # Python shows what has no handler, as under `pelican --log-handler plain`; we are none.
        if logging.lastResort and self is first and not _has_handler(record.name):
            logging.lastResort.handle(record)


def _has_handler(name: str) -> bool:
    """Whether another handler gets what is logged to the logger *name*."""
    logger: logging.Logger | None = logging.getLogger(name)
    while logger is not None:
        if not all(isinstance(each, LogCounter) for each in logger.handlers):
            return True
        logger = logger.parent if logger.propagate else None
    return False


def silence_logging() -> None:
    """In a forked process: no handler of the parent, whose locks it may have forked with."""
    logging.getLogger().handlers[:] = [logging.NullHandler()]
    logging.getLogger("pelican").handlers.clear()
