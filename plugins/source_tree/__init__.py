"""The files below `content/`: names, kinds, sizes, and what becomes of each. See `README.md`."""

from source_tree.receivers import register

__all__ = ["register"]
