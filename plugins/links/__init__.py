"""Links are checked at the source: files, anchors, drafts, each with its line. See `README.md`."""

from links.register import register

__all__ = ["register"]
