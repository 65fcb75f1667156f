"""Structured data for Pelican: JSON-LD that says what the page shows, and nothing else."""

from structured_data.register import register

__all__ = ["register"]
