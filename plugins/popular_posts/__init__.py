"""Popular posts: articles ranked by their own front matter, for every page, a feed and programs.

Works in any Pelican ≥ 4.12 site, alone: see `README.md`.
"""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from .receivers import register as connect  # noqa: PLC0415

    connect()
