"""Replaces Pelican's Markdown reader, and compares names when all texts are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals

import documents
import report
from documents.site import Site
from front_matter.originals import Text, without_original
from front_matter.reader import FrontMatterReader, SharedCompiler, compilers
from front_matter.taxonomy import Use, name_diagnostics
from report.diagnostic import Diagnostic
from report.settings_form import check, list_of, pair

_NAMES = ("category", "tags", "authors")
_GROUPED_BY = ("ARTICLE_TRANSLATION_ID", "PAGE_TRANSLATION_ID")


def _take_over(readers: Any) -> None:
    for suffix in FrontMatterReader.file_extensions:
        readers.reader_classes[suffix] = FrontMatterReader


def _begin(pelican: Any) -> None:
    check(pelican.settings, "FRONT_MATTER_DISTINCT", list_of(pair), ())
    compilers.add(pelican, SharedCompiler(pelican.settings))
    documents.add_pass(pelican.settings, "names", _compare_names)
    documents.add_pass(pelican.settings, "originals", _report_missing_originals)
    documents.add_pass(pelican.settings, "translations", _order_translations)
    documents.add_pass(pelican.settings, "thumbnails", _find_thumbnails)


def _compare_names(site: Site) -> None:
    uses = [use for content, _ in site.documents() for use in _uses(site, content)]
    uses += _defaults(site)
    for path, diagnostic in name_diagnostics(uses, site.settings.get("FRONT_MATTER_DISTINCT", ())):
        report.add(diagnostic.at(path))


def _uses(site: Site, content: Any) -> Iterator[Use]:
    """Each name that the writer of *content* gave; one that was refused is reported already."""
    lines, given = content.metadata.get("field_lines", {}), content.document.metadata
    path, is_draft = site.shown(content), content.status == "draft"
    for field in (name for name in _NAMES if name in lines and name in given):
        names = content.metadata[field]
        for index, name in enumerate(names if isinstance(names, list) else [names]):
            line = lines.get(f"{field}.{index}", lines[field])
            yield Use(field, name.name, path, line, name.slug, name.url, is_draft)


def _defaults(site: Site) -> Iterator[Use]:
    """Each name that Pelican gives to articles whose writers gave none, as `AUTHOR` says."""
    seen = set()
    for content, document in site.documents():
        lines = content.metadata.get("field_lines", {})
        for field in () if document.interface.get("is_page") else _NAMES:
            names = () if field in lines else getattr(content, field, None) or ()
            for name in names if isinstance(names, list | tuple) else [names]:
                if (field, name.name) not in seen:
                    seen.add((field, name.name))
                    yield Use(field, name.name, "", 1, name.slug, name.url, is_default=True)


def _report_missing_originals(site: Site) -> None:
    """Only where Pelican groups a text and its translations by their slug."""
    if {site.settings.get(name) for name in _GROUPED_BY} == {"slug"}:
        for path, diagnostic in without_original(_texts(site)):
            report.add(diagnostic.at(path))


def _order_translations(site: Site) -> None:
    """By language: Pelican leaves them in the order in which files are read."""
    for content in site.contents.values():
        if getattr(content, "translations", None):
            content.translations.sort(key=lambda each: (each.lang, each.source_path))


def _texts(site: Site) -> Iterator[Text]:
    for content, document in site.documents():
        kind = "page" if document.interface.get("is_page") else "article"
        line = document.lines.get("fields", {}).get("translation", 1)
        is_translation = document.metadata.get("translation") is True
        yield Text(site.shown(content), kind, content.slug, is_translation, line)


def _find_thumbnails(site: Site) -> None:
    """A picture that is named must be there."""
    for content, document in site.documents():
        picture = document.metadata.get("thumbnail")
        if picture and not (site.root / str(picture)).is_file():
            line = document.lines.get("fields", {}).get("thumbnail", 1)
            problem = f"{picture}: want a file below content/"
            site.report(content, Diagnostic("", line, "thumbnail", problem, "add it"))


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    documents.register()
    signals.readers_init.connect(_take_over)
    signals.initialized.connect(_begin)
