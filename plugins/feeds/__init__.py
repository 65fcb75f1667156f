"""Atom, RSS and JSON feeds with full content and absolute addresses; see `README.md`."""

from feeds.register import register

__all__ = ["register"]
