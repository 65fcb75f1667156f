"""The compile stage: the bytes of one text become a Document. Pure; it knows nothing of Pelican."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import PurePosixPath
from typing import Any

from documents.builder import DocumentBuilder, Fragment
from documents.document import Document
from documents.source import front_matter_digest
from documents.steps import Step, load
from front_matter import lost_words, model, path_metadata, record, summary, unfinished
from front_matter.converter import Converter
from front_matter.description import first_words, words_instead
from front_matter.record import Record
from front_matter.source import parse
from front_matter.typography import typeset, typeset_text
from report.diagnostic import Diagnostic, wrong_value

_PLAIN = frozenset({"title", "search_title", "description"})
_SENTENCES = {"changes": ("change",), "claims": ("claim", "evidence")}
"""Fields that pages show as plain text: by themselves, and of each entry of a list."""


class Compiler:
    """Compiles texts of one site.

    *options* is plain data: `markdown` (keyword arguments of `markdown.Markdown`), `fields` (the
    setting FRONT_MATTER_FIELDS), `pages` (folders of pages, below the content folder),
    `slug_from_file`, `typography` (whether to typeset), `language` (of the site), `dated` (whether
    the file system gives the date), `path_metadata`, `unfinished`. *analyses* run in order.
    """

    def __init__(self, options: Mapping[str, Any], analyses: Iterable[Step]) -> None:
        self._options, self._analyses = options, list(analyses)
        further = model.declared(options["fields"])
        self._fields = model.by_name((*model.FIELDS, *further))
        if options["dated"]:
            self._fields["date"] = replace(self._fields["date"], required="")
        self._unfinished = unfinished.rules(options["unfinished"])
        self._converter = Converter(options["markdown"])

    def compile(self, raw: bytes, path: str) -> Document:
        """The document of the text *raw* at *path* below the content folder.

        A text with a mistake is compiled as far as it goes, so that the report holds all others.
        """
        source = parse(raw)
        is_page = any(path.startswith(f"{folder}/") for folder in self._options["pages"])
        elsewhere = path_metadata.values(path, self._options["path_metadata"])
        known = record.read(source, self._fields, article=not is_page, elsewhere=elsewhere)
        builder = DocumentBuilder(
            path, source.text, source.body, source.body_line, is_page, field_lines=known.lines
        )
        further = (
            *self._of_file_name(known, path),
            *lost_words.diagnostics(source.text, source.body_line, known),
        )
        for diagnostic in (*known.diagnostics, *further):
            builder.add(diagnostic)
        if self._unfinished:
            for each in self._unfinished.diagnostics(source, known, path, article=not is_page):
                builder.add(each)
        self._render(builder, known)
        builder.document.interface["is_page"] = is_page
        for step in self._analyses:
            load(step.function)(builder, step.options)
        _describe(builder, self._typeset_text(builder))
        builder.document.front_matter_digest = front_matter_digest(raw)
        builder.document.lines["fields"] = {**known.lines, "body": source.body_line}
        return builder.document

    def _of_file_name(self, known: Record, path: str) -> Iterator[Diagnostic]:
        stem = PurePosixPath(path).stem
        from_file = "slug" not in known.lines and self._options["slug_from_file"]
        if from_file and not (re.fullmatch(model.SLUG, stem) and len(stem) <= 100):
            yield wrong_value(1, "slug", stem, model.SLUG_WANTED, "rename the file")

    def _render(self, builder: DocumentBuilder, known: Record) -> None:
        """The HTML of body and summary, the typeset title, and the defaults of other fields."""
        metadata = {"title": PurePosixPath(builder.path).stem, **self._defaults(), **known.values}
        if "lang" in metadata:
            builder.metadata["lang"] = metadata["lang"]  # what Markdown makes may have words
        builder.html = self._html(builder, builder.body, builder.body_line, "body")
        if "summary" in known.values:
            metadata["summary"] = self._summary(builder, known)
        if self._options["typography"]:
            metadata.update(_typeset(metadata, self._typeset_text(builder)))
        builder.metadata.update(metadata)

    def _summary(self, builder: DocumentBuilder, known: Record) -> str:
        line, before = known.lines["summary"], len(builder.fragments)
        html = self._html(builder, known.values["summary"], line, "summary")
        refused = list(summary.diagnostics(builder.source, line, html))
        if refused:
            del builder.fragments[before:]  # no analysis tells of it again
        for each in refused:
            builder.add(each)
        return html

    def _html(self, builder: DocumentBuilder, text: str, line: int, field: str) -> str:
        try:
            html = self._converter.convert(text, builder, line)
        except RecursionError:
            remedy = "make lists, quotes and brackets flatter"
            builder.add(Diagnostic("", line, field, "nested too deeply", remedy))
            return ""
        builder.fragments.append(Fragment(text, line, html, field))
        return typeset(html, self._language(builder)) if self._options["typography"] else html

    def _language(self, builder: DocumentBuilder) -> str:
        return str(builder.metadata.get("lang", self._options["language"]))

    def _typeset_text(self, builder: DocumentBuilder) -> Callable[[str], str]:
        if not self._options["typography"]:
            return str
        return partial(typeset_text, language=self._language(builder))

    def _defaults(self) -> dict[str, Any]:
        return {
            field.name: list(field.default) if isinstance(field.default, tuple) else field.default
            for field in self._fields.values()
            if field.default is not None
        }


def _typeset(metadata: Mapping[str, Any], set_text: Callable[[str], str]) -> dict[str, Any]:
    """The fields of *metadata* that are plain text, with the signs of print."""
    of_fields = {name: set_text(metadata[name]) for name in _PLAIN & metadata.keys()}
    of_lists = {
        name: [
            {key: set_text(value) if key in keys else value for key, value in each.items()}
            for each in metadata[name]
        ]
        for name, keys in _SENTENCES.items()
        if name in metadata
    }
    return {**of_fields, **of_lists}


def _describe(builder: DocumentBuilder, set_text: Callable[[str], str]) -> None:
    """Give a description, and a summary that is plain text, to a text that has none.

    Pelican would cut a summary out of the body, whose every edit would then be one of all lists.
    """
    metadata = builder.metadata
    builder.document.interface["has_summary"] = "summary" in metadata
    html = metadata.get("summary") or builder.html
    words = first_words(html)
    if not words:
        instead = words_instead(html)  # those of a picture are no text that was typeset
        words = set_text(instead) or metadata["title"]
    metadata.setdefault("description", words)
    metadata.setdefault("summary", escape(words, quote=False))
