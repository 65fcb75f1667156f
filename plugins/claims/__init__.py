"""Claims for Pelican: a sentence that claims something clinical has a citation in reach."""

from claims.register import register

__all__ = ["register"]
