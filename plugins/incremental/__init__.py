"""Builds only what has changed, and gives exactly the bytes of a full build.

See README.md for the settings, and docs/decisions for why it is safe.
"""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: `incremental.snapshot` is of use without Pelican."""
    from .receivers import register as connect  # noqa: PLC0415

    connect()
