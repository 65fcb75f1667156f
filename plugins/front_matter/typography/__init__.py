"""Quotes, apostrophes, dashes and ellipses of print. Two pure functions; see `README.md`."""

from .markup import typeset, typeset_text

__all__ = ["typeset", "typeset_text"]
