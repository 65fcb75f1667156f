"""Front matter as a declared type: YAML between fences, every field known, typed and explained.

Takes the place of Pelican's Markdown reader; mistakes go to `report`. See `README.md`.
"""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from front_matter.receivers import register as connect  # noqa: PLC0415

    connect()
