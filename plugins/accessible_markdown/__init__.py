"""Markdown that reads well aloud, on small screens and under a strict policy."""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from accessible_markdown.extension import AccessibleMarkdown, makeExtension
from report.registration import registration

__all__ = ["AccessibleMarkdown", "makeExtension", "register"]

register = registration("accessible_markdown.receivers")
