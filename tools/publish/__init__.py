"""Publishes a built site to a git branch: guarded, verifiable, reversible.

`docs/operating.md` is the manual.
"""
