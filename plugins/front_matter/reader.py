"""The reader: what Pelican asks for, made from a record and rendered Markdown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

import report
from front_matter import model, record
from front_matter.converter import Converter
from front_matter.description import first_words
from front_matter.record import Record
from front_matter.source import parse
from front_matter.typography import typeset, typeset_text
from report.mistake import Mistake
from report.place import shown
from report.refusal import Refusal

_UNDATED = SafeDatetime(1970, 1, 1)  # only for a source with a mistake, which is never published
_shared: tuple[dict[str, Any], Converter] | None = None


class FrontMatterReader(BaseReader):  # type: ignore[misc]
    """Reads Markdown with declared front matter; mistakes go to the report, never to the log."""

    file_extensions = ("md", "markdown", "mkd", "mdown")

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        further = model.declared(settings.get("FRONT_MATTER_FIELDS", {}))
        self._fields = model.by_name((*model.FIELDS, *further))
        self._typesets = settings.get("FRONT_MATTER_TYPOGRAPHY", True)
        self._content = Path(settings["PATH"]).absolute()
        self._pages = tuple(
            f"{self._content / folder}{os.sep}" for folder in settings["PAGE_PATHS"]
        )

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and the metadata of *source_path*.

        A source with a mistake is read as far as it goes, so that the report holds all others.
        """
        path = Path(source_path)
        name = shown(path, self._content)
        source = parse(self._bytes(path, name))
        known = record.read(source, self._fields, article=not self._is_page(path))
        for refusal in (*known.refusals, *self._surroundings(known, path)):
            report.tell(refusal.at(name))
        body = self._html(source.body, name, source.body_line)
        values = {**self._defaults(), **known.values}
        if "summary" in values:
            values["summary"] = self._html(values["summary"], name, known.lines["summary"])
        words = first_words(values.get("summary", body))
        values.setdefault("description", words)
        lines = {**known.lines, "body": source.body_line}
        return body, {**self._typed(values, path), "field_lines": lines}

    def _bytes(self, path: Path, name: str) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            problem = f"cannot be read: {error.strerror}"
            report.tell(Mistake(name, 1, "file", problem, "correct its owner or mode"))
            return b"---\ntitle: unread\ndate: 1970-01-01\n---\n"

    def _is_page(self, path: Path) -> bool:
        return str(path.absolute()).startswith(self._pages)

    def _surroundings(self, known: Record, path: Path) -> Iterator[Refusal]:
        """Refusals of values that are well formed and do not fit this site."""
        from_file = "slug" not in known.lines and self.settings["SLUGIFY_SOURCE"] == "basename"
        if from_file and not (re.fullmatch(model.SLUG, path.stem) and len(path.stem) <= 100):
            yield Refusal(1, "slug", path.stem, model.SLUG_WANTED, "rename the file")
        picture = known.values.get("thumbnail")
        if picture and not (self._content / picture).is_file():
            line = known.lines["thumbnail"]
            yield Refusal(line, "thumbnail", picture, "want a file below content/", "add it")

    def _html(self, text: str, name: str, line: int) -> str:
        try:
            html = self._converter().convert(text, name, line)
        except RecursionError:
            remedy = "make lists, quotes and brackets flatter"
            report.tell(Mistake(name, line, "body", "nested too deeply", remedy))
            return ""
        return typeset(html) if self._typesets else html

    def _converter(self) -> Converter:
        """The one of this build: every generator has a reader of its own."""
        global _shared  # noqa: PLW0603
        if _shared is None or _shared[0] is not self.settings:
            _shared = (self.settings, Converter(self.settings["MARKDOWN"]))
        return _shared[1]

    def _defaults(self) -> dict[str, Any]:
        return {
            field.name: list(field.default) if isinstance(field.default, tuple) else field.default
            for field in self._fields.values()
            if field.default is not None
        }

    def _typed(self, values: dict[str, Any], path: Path) -> dict[str, Any]:
        """*values* with Pelican's own types where Pelican expects them."""
        undated = {} if self._is_page(path) else {"date": _UNDATED}
        typed = {"title": path.stem, **undated, **values}
        for name in ("date", "modified"):
            if name in typed:
                typed[name] = _safe(typed[name])
        for name, make in (("tags", Tag), ("authors", Author)):
            if name in typed:
                typed[name] = [make(each, self.settings) for each in typed[name]]
        if "category" in typed:
            typed["category"] = Category(typed["category"], self.settings)
        if "translation" in typed:
            typed["translation"] = str(typed["translation"]).lower()
        if self._typesets:
            titles = typed.keys() & {"title", "search_title"}
            typed |= {name: typeset_text(typed[name]) for name in titles}
        return typed


def _safe(moment: Any) -> SafeDatetime:
    return SafeDatetime.fromisoformat(moment.isoformat())
