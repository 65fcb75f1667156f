"""Citations for Pelican: `[@key]` in Markdown becomes a numbered reference, linked both ways."""

from citations.register import register

__all__ = ["register"]
