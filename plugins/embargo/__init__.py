"""Posts of the future stay at home: the day of the build decides, not the clock."""

from embargo.register import register

__all__ = ["register"]
