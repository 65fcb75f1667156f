"""Links are checked at the source: files, anchors, drafts, each with its line. See `README.md`."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from links.receivers import register as connect  # noqa: PLC0415

    connect()
