"""Compile, link, resolve: one text becomes a `Document`, all documents a site. See `README.md`.

A plugin registers an *analysis* (one text), a *pass* (all texts) or a *resolver* (placeholders in
the HTML of one text) when Pelican sends `initialized`. Only `register()` imports Pelican.
"""

from documents.builder import DocumentBuilder
from documents.document import Document
from documents.registry import add_analysis, add_pass, add_resolver

__all__ = [
    "Document",
    "DocumentBuilder",
    "add_analysis",
    "add_pass",
    "add_resolver",
    "register",
]


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    from documents.receivers import register as connect  # noqa: PLC0415 - Pelican is slow to import

    connect()
