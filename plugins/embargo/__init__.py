"""Makes drafts of posts that are dated after the day of the build."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: what embargo needs may come after it in PLUGINS."""
    from embargo.receivers import register as connect  # noqa: PLC0415

    connect()
