"""Figures of numbers for Pelican: a fenced block of `name: value` lines becomes SVG and a table."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from number_figures.receivers import register as connect  # noqa: PLC0415

    connect()
