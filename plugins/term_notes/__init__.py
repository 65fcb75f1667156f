"""Words about categories, tags and authors, for their pages and lists, from one checked file."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from term_notes.receivers import register as connect  # noqa: PLC0415

    connect()
