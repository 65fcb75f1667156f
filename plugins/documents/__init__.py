"""Compile, link, resolve: one text becomes a `Document`, all documents a site. See `README.md`.

A plugin registers an *analysis* (one text), a *pass* (all texts) or a *resolver* (placeholders in
the HTML of one text) when Pelican sends `initialized`. Only `register()` imports Pelican.
"""

import sys
from pathlib import Path

sys.path.extend({str(Path(__file__).parents[1])} - {*sys.path})  # the plugins that it needs
from documents.builder import DocumentBuilder
from documents.document import Document
from documents.registry import (
    add_analysis,
    add_language_settings,
    add_listing,
    add_pass,
    add_resolver,
)
from report.registration import registration

__all__ = [
    "Document",
    "DocumentBuilder",
    "add_analysis",
    "add_language_settings",
    "add_listing",
    "add_pass",
    "add_resolver",
    "register",
]

register = registration("documents.receivers")
