"""What helps a reader through a text: its sections, its length, its neighbours, tags in order."""

from reading_aids.register import register

__all__ = ["register"]
