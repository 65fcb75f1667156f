"""Safe messaging for Pelican: no harmful words about suicide, and help on every page about it."""

from safe_messaging.register import register

__all__ = ["register"]
