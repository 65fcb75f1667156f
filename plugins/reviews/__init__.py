"""Reviews for Pelican: the dates of a page's evidence are a contract that the build keeps."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: what reviews needs may come after it in PLUGINS."""
    from reviews.receivers import register as connect  # noqa: PLC0415

    connect()
