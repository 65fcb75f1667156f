"""Structured data for Pelican: JSON-LD that says what the page shows, and nothing else."""

from structured_data.receivers import register

__all__ = ["register"]
