"""Citations for Pelican: `[@key]` in Markdown becomes a numbered reference, linked both ways."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from citations.receivers import register as connect  # noqa: PLC0415

    connect()
