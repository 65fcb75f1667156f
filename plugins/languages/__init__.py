"""A site in several languages: the words of the theme, and lists and feeds for each."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from languages.receivers import register as connect  # noqa: PLC0415

    connect()
