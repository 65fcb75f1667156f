"""Markdown as CommonMark and GitHub read it, or a diagnostic with the line. See `README.md`."""

from .register import register

__all__ = ["register"]
