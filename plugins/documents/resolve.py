"""The HTML of one text, with what only the link stage knows put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from documents.document import Document
from documents.steps import Step, load


def resolve(document: Document, tables: Mapping[str, Any], resolvers: Iterable[Step]) -> str:
    """The HTML of *document* after each of *resolvers*, which read *tables*. Pure."""
    html = document.html
    for step in resolvers:
        html = load(step.function)(html, document, tables, step.options)
    return html
