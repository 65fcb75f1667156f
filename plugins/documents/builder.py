"""What an analysis works on: the source of one text and the document that grows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from documents.document import Document
from report.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Fragment:
    """Markdown *text* that begins at *line* of its file, and the *html* made of it.

    *field* is where it stands: "body" or a field of the front matter.
    """

    text: str
    line: int
    html: str
    field: str = "body"

    def named(self, diagnostic: Diagnostic) -> Diagnostic:
        """*diagnostic* under the name of the field, unless it is of the body."""
        return diagnostic if self.field == "body" else replace(diagnostic, field=self.field)


@dataclass(slots=True)
class DocumentBuilder:
    """One text as typed, and its document so far.

    *path* is below the content folder, with forward slashes. *source* is the whole file, *body*
    what begins at its line *body_line* below the front matter. *fragments* are the body and the
    summary, before typography. *field_lines* has the line of each field that the writer typed.
    """

    path: str
    source: str
    body: str
    body_line: int
    is_page: bool = False
    fragments: list[Fragment] = field(default_factory=list)
    field_lines: dict[str, int] = field(default_factory=dict)
    document: Document = field(default_factory=Document)

    def __post_init__(self) -> None:
        self.document.interface["path"] = self.path

    @property
    def html(self) -> str:
        return self.document.html

    @html.setter
    def html(self, html: str) -> None:
        self.document.html = html

    @property
    def metadata(self) -> dict[str, Any]:
        return self.document.metadata

    def add(self, diagnostic: Diagnostic) -> None:
        """Add *diagnostic*, which needs no path."""
        self.document.findings.append(diagnostic)
