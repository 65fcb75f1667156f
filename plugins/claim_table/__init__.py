"""Claim tables for Pelican: `[[claim-table]]` shows `claims`, graded and cited."""

from __future__ import annotations


def register() -> None:
    """Pelican's hook. Imported late: the rest works without Pelican, which is slow to import."""
    from claim_table.receivers import register as connect  # noqa: PLC0415

    connect()
