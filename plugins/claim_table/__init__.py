"""Claim tables for Pelican: `[[claim-table]]` shows `claims`, graded and cited."""

from claim_table.register import register

__all__ = ["register"]
