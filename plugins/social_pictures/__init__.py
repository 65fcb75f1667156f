"""A picture with the title of each article, for links to it on other sites. See `README.md`."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook."""
    from social_pictures.receivers import register as connect  # noqa: PLC0415 - Pelican is slow

    connect()
