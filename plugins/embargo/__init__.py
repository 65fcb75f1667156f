"""Posts of the future stay at home: the day of the build decides, not the clock."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: what embargo needs may come after it in PLUGINS."""
    from embargo.receivers import register as connect  # noqa: PLC0415

    connect()
