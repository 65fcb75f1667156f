"""What helps a reader through a text: its sections, its length, its neighbours, tags in order."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from reading_aids.receivers import register as connect  # noqa: PLC0415

    connect()
