"""Atom, RSS and JSON feeds with full content and absolute addresses; see `README.md`."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from feeds.receivers import register as connect  # noqa: PLC0415

    connect()
