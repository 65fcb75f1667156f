"""Reads the library once, and gives each page the sources that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import signals

import documents
import report
from citations import in_fields
from citations.analysis import LINKED, NAME, TYPED
from citations.bibliography import CitingPage, bibliography
from citations.diagnostics import bare_key, linked_key, unknown_key, unused
from citations.library import Library
from citations.reference_list import BACK, BACK_FROM_ITEM, formatted, formatted_otherwise
from citations.resolve import table_of
from citations.retractions import Findings, is_retracted, read_findings, untold
from citations.typed import is_meant
from documents.document import Document
from documents.result_cache import cached_result
from documents.site import Site
from languages.catalogues import (
    Catalogues,
    Gettext,
    read_catalogues,
    translatable,
    translations_for,
)
from languages.own import languages
from report import Diagnostic
from report.place import shown

EXTENSION = "citations.extension"
DEFAULTS = {
    "CITATIONS_LIBRARY": "references.bib",
    "CITATIONS_RETRACTED": "warning",
    "CITATIONS_RETRACTIONS": "data/retractions.yaml",
    "CITATIONS_TITLE": translatable("References"),
    "CITATIONS_TITLES_UP_TO": 30,
    "CITATIONS_UNUSED": "warning",
}


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    if EXTENSION not in extensions:
        extensions.append(EXTENSION)
    chosen = {**DEFAULTS, **settings}
    title = chosen["CITATIONS_TITLE"]
    options = {
        "title": title,
        "titles": chosen["CITATIONS_TITLES_UP_TO"],
        "translations": translations_for(settings, (title, BACK, BACK_FROM_ITEM)),
    }
    documents.add_analysis(
        settings,
        NAME,
        "citations.analysis:analyse",
        after=("claim_table", "links", "number_figures"),
    )
    documents.add_resolver(settings, NAME, "citations.resolve:resolve", options)
    documents.add_pass(settings, NAME, _link)
    documents.add_listing(settings, NAME, _list)


def _link(site: Site) -> None:
    """Give each text its sources, and the templates the bibliography."""
    chosen = {**DEFAULTS, **site.settings}
    file = site.root / str(chosen["CITATIONS_LIBRARY"])
    citing = [(content, document.own.get(NAME, ())) for content, document in site.documents()]
    needed = any(uses for _, uses in citing)
    place = shown(file, site.root)
    library = _library(site.settings, file, place) if needed or file.is_file() else Library()
    findings = _findings(site.root / str(chosen["CITATIONS_RETRACTIONS"]), site.root)
    for each in untold(place, library.sources.values(), findings, chosen["CITATIONS_RETRACTED"]):
        report.add(each)
    words = read_catalogues(site.settings)
    site.tables |= _tables(site.settings, library, words)
    retracted = {key for key, source in library.sources.items() if is_retracted(source, findings)}
    for content, uses in citing:
        keys = [key for key, _ in uses]
        content.references = [library.sources[key] for key in keys if key in library.sources]
        content.cites_retracted = not retracted.isdisjoint(keys)
        _report_keys(site, content, library)
    used = {source.key for content, _ in citing for source in content.references}
    for diagnostic in unused(place, library, used, chosen["CITATIONS_UNUSED"]):
        report.add(diagnostic)
    if file.is_file():
        contents, further = [each for each, _ in citing], languages(site.settings)
        main = [each for each in contents if each.lang not in further]
        own = words.of(site.settings["DEFAULT_LANG"]).gettext
        site.context["bibliography"] = _bibliography(library, main, own)
        site.context["bibliography_of"] = lambda language: _bibliography(
            library,
            [each for each in contents if each.lang == language],
            words.of(language).gettext,
        )


def _tables(settings: Mapping[str, Any], library: Library, words: Catalogues) -> dict[str, Any]:
    """The references in the language of the site, and those that another has otherwise."""
    sources = library.sources.values()
    found = {NAME: formatted(sources, words.of(settings["DEFAULT_LANG"]).gettext)}
    for code in languages(settings):
        found[table_of(code)] = formatted_otherwise(sources, words.of(code).gettext)
    return found


def _list(generator: Any) -> None:
    """The bibliography of what texts in one language cite."""
    context, language = generator.context, generator.settings["DEFAULT_LANG"]
    if "bibliography_of" in context:
        context["bibliography"] = context["bibliography_of"](language)


def _library(settings: Mapping[str, Any], file: Path, place: str) -> Library:
    try:
        data = file.read_bytes()
        library = cached_result(settings, "library", data, Library, lambda: _read(data))
    except OSError as error:
        problem = f"cannot be read ({error.strerror or ''})"
        report.add(Diagnostic(place, 1, "CITATIONS_LIBRARY", problem, "add the file"))
        return Library(is_read=False)
    for each in library.diagnostics:
        report.add(each.at(place))
    return library


def _read(data: bytes) -> Library:
    from citations.bibtex import read_library  # noqa: PLC0415 - the parser takes long to load

    return read_library(data)


def _findings(file: Path, root: Path) -> Findings:
    """What is known of retractions; nothing while nobody has asked."""
    findings = read_findings(file.read_bytes()) if file.is_file() else Findings({})
    for each in findings.diagnostics:
        report.add(each.at(shown(file, root)))
    return findings


def _report_keys(site: Site, content: Any, library: Library) -> None:
    """Report keys that the library lacks, keys outside brackets, and keys in fields alone."""
    document = content.document
    cited = {key for key, _ in document.own.get(NAME, ())}
    found = (
        *in_fields.diagnostics(document, cited, library),
        *_in_text(document, library),
    )
    for diagnostic in found:
        if diagnostic.value not in library.refused:  # the entry has had its mistake
            site.report(content, diagnostic)


def _in_text(document: Document, library: Library) -> Iterator[Diagnostic]:
    for key, lines in document.lines.get(TYPED, {}).items():
        if is_meant(key, library.sources):
            yield from (bare_key(line, key, library.sources) for line in lines)
    for key, lines in document.lines.get(LINKED, {}).items():
        yield from (linked_key(line, key) for line in lines if key in library.sources)
    for key, lines in document.lines.get(NAME, {}).items():
        if library.is_read and key not in library.sources:
            yield from (unknown_key(line, key, library.sources) for line in lines)


def _bibliography(library: Library, contents: list[Any], gettext: Gettext) -> Any:
    return bibliography(
        library.sources,
        [
            (CitingPage(content.title, content.url), [source.key for source in content.references])
            for content in contents
            if content.status == "published" and content.references
        ],
        gettext,
    )


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
