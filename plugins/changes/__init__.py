"""What changed in a text: on its page, in a list of all changes, and in a feed."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from changes.receivers import register as connect  # noqa: PLC0415

    connect()
