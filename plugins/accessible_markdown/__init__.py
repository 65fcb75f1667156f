"""Markdown that reads well aloud, on small screens and under a strict policy."""

from accessible_markdown.extension import AccessibleMarkdown, makeExtension
from accessible_markdown.register import register

__all__ = ["AccessibleMarkdown", "makeExtension", "register"]
