"""Safe messaging for Pelican: no harmful words about suicide, and help on every page about it."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from safe_messaging.receivers import register as connect  # noqa: PLC0415

    connect()
