"""The site as the link stage sees it: every text of the build, and what passes find out of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pelican.contents import Content, Static

import report
from documents.document import Document
from report.diagnostic import Diagnostic
from report.place import shown


class Site:
    """All texts of one build, in the order of their paths, and the tables for resolvers.

    *tables* is plain data: what a resolver may read besides a document.
    """

    def __init__(self, generators: Sequence[Any]) -> None:
        self.generators = generators
        self.context: dict[str, Any] = generators[0].context
        self.settings: dict[str, Any] = generators[0].settings
        self.root = Path(self.settings["PATH"]).absolute()
        self.tables: dict[str, Any] = {}
        self._shown: dict[str, str] = {}  # paths of sources
        read = self.context["generated_content"]
        self.contents: dict[str, Content] = {
            path: read[path] for path in sorted(read) if read[path]
        }

    def documents(self) -> Iterator[tuple[Content, Document]]:
        """Each text with its document."""
        for content in self.contents.values():
            if not isinstance(content, Static):
                yield content, content.document

    def shown(self, content: Content) -> str:
        """The path of *content* as a report names it."""
        known = self._shown.get(content.source_path)
        if known is None:
            known = shown(Path(content.source_path).absolute(), self.root)
            self._shown[content.source_path] = known
        return known

    def report(self, content: Content, diagnostic: Diagnostic) -> None:
        """Report *diagnostic*, which needs no path, of the text *content*."""
        report.add(diagnostic.at(self.shown(content)))
