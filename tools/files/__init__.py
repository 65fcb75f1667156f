"""Locks, journals, and changes to files that happen whole or not at all."""
