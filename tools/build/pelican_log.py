"""Shows Pelican's log on standard error, one line a record."""

from __future__ import annotations

import logging
from typing import Any, Final

# The report says the same with file and line.
_IN_THE_REPORT: Final = (
    "Empty alt attribute",
    "Unable to find",
    "Cannot get modification stamp",
)


def show_pelican_log(level: int) -> None:
    """Show what Pelican logs from *level* on; errors are left out, since the report has them."""
    logger = logging.getLogger("pelican")
    handler = _WarningHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(level)


class _WarningHandler(logging.StreamHandler[Any]):
    def filter(self, record: logging.LogRecord) -> bool:
        is_reported = record.getMessage().startswith(_IN_THE_REPORT)
        is_reported = is_reported or record.levelno >= logging.ERROR
        return not is_reported and bool(super().filter(record))
