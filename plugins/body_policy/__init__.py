"""What a body may hold: allowed elements, attributes and addresses, and a readable outline.

Needs `report` and, for files and lines, the reader of `front_matter`. See `README.md`.
"""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from body_policy.receivers import register as connect  # noqa: PLC0415

    connect()
