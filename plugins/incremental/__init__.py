"""Builds only what has changed, and gives exactly the bytes of a full build.

See README.md for the settings, and docs/decisions for why it is safe.
"""

from incremental.register import register

__all__ = ["register"]
