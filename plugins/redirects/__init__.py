"""Old addresses that lead to the new one, from `aliases` in front matter; see `README.md`."""

from redirects.receivers import register

__all__ = ["register"]
