"""Claims for Pelican: a sentence that claims something clinical has a citation in reach."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from claims.receivers import register as connect  # noqa: PLC0415

    connect()
