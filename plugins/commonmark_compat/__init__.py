"""Markdown as CommonMark and GitHub read it, or a diagnostic with the line. See `README.md`."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from .receivers import register as connect  # noqa: PLC0415

    connect()
