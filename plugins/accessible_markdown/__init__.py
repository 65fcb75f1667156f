"""Markdown that reads well aloud, on small screens and under a strict policy."""

from __future__ import annotations

from accessible_markdown.extension import AccessibleMarkdown, makeExtension

__all__ = ["AccessibleMarkdown", "makeExtension", "register"]


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from accessible_markdown.receivers import register as connect  # noqa: PLC0415

    connect()
