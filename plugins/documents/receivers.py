"""Makes documents of texts that other readers have read; runs passes and resolvers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content, Page, Static
from pelican.urlwrappers import URLWrapper
from pelican.utils import truncate_html_words

import report
from documents.bodies import Bodies, BodyOnDemand
from documents.builder import DocumentBuilder, Fragment
from documents.document import Document
from documents.faster_methods import replace_addresses_and_text, replace_source_methods
from documents.registry import analyses, passes
from documents.site import Site
from documents.source import body_of
from documents.steps import load
from report.place import shown

_TEXTS = ("title", "summary", "description")  # what an analysis may change of the metadata


def _give_document(content: Content) -> None:
    """Compile *content* if its reader has not done so."""
    if isinstance(content, Static):
        return
    content.metadata.pop("document", None)  # it is an attribute, and no field of the front matter
    if not hasattr(content, "document"):
        content.document = _compiled(content)
    if "summary" not in content.metadata and "summary" in content.document.metadata:
        content._summary = content.metadata["summary"] = content.document.metadata["summary"]
    replace_source_methods(content)
    if content.document.findings:
        _report_findings(content)


def _report_findings(content: Content) -> None:
    root = Path(content.settings["PATH"]).absolute()
    path = shown(Path(content.source_path).absolute(), root)
    for finding in content.document.findings:
        report.add(finding.at(path))


def _compiled(content: Content) -> Document:
    """The document of a text that Pelican's own or another reader has read."""
    steps = analyses(content.settings)
    builder = _builder(content)
    document = builder.document
    document.interface["has_summary"] = "summary" in content.metadata
    if steps and "summary" not in content.metadata:
        document.metadata["summary"] = _cut_summary(content)
    before = {name: document.metadata.get(name) for name in _TEXTS}
    for step in steps:
        load(step.function)(builder, step.options)
    content._content = document.html
    for name in _TEXTS:
        if document.metadata.get(name) != before[name]:
            content.metadata[name] = document.metadata[name]
            setattr(content, "_summary" if name == "summary" else name, document.metadata[name])
    return document


def _cut_summary(content: Content) -> str:
    """What Pelican makes of a body, but for a mark of omission after one that fits exactly."""
    length, end = (content.settings[f"SUMMARY_{key}"] for key in ("MAX_LENGTH", "END_SUFFIX"))
    html = content._content or ""
    if length is None or truncate_html_words(html, length + 1, end) == html:
        return html
    return str(truncate_html_words(html, length, end))


def _builder(content: Content) -> DocumentBuilder:
    path = os.path.relpath(content.source_path, content.settings["PATH"]).replace(os.sep, "/")
    file = Path(content.source_path)
    source = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    source = source if _is_markdown(path) else ""
    body, line = body_of(source)
    html = content._content or ""
    metadata = {name: _plain(value) for name, value in content.metadata.items()}
    return DocumentBuilder(
        path,
        source,
        body,
        line,
        isinstance(content, Page),
        [Fragment(body, line, html)] if source else [],
        content.metadata.get("field_lines", {}),
        Document(html=html, metadata=metadata),
    )


def _is_markdown(path: str) -> bool:
    return path.endswith((".md", ".markdown", ".mkd", ".mdown"))


def _plain(value: Any) -> Any:
    if isinstance(value, URLWrapper):
        return value.name
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _link(generators: list[Any]) -> None:
    """Run the passes, then give every text its body."""
    site = Site(generators)
    for content, _ in site.documents():
        replace_addresses_and_text(content)
    for each in passes(site.settings):
        each.function(site)
    site.context["document_tables"] = site.tables
    bodies = Bodies(site.settings, site.tables)
    for content, document in site.documents():
        bodies.give(content, document)
    bodies.save()


def register() -> None:
    Content._content = BodyOnDemand()
    signals.content_object_init.connect(_give_document)
    signals.all_generators_finalized.connect(_link)
