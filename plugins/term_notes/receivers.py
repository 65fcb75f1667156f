"""Gives each category, tag and author its note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator

import documents
import report
from documents.site import Site
from documents.steps import load
from languages.lists import articles_in
from languages.own import languages
from report.place import shown
from term_notes.notes import read_notes, unknown

NAME = "term_notes"
DEFAULT_FILE = "data/term-notes.yaml"


def _link(site: Site) -> None:
    """`note` of each term is its text, or empty."""
    terms = _terms(site)
    file = site.root / str(site.settings.get("TERM_NOTES_FILE", DEFAULT_FILE))
    found = read_notes(file.read_text(encoding="utf-8") if file.is_file() else "")
    typeset = _typography(site.settings)
    texts = {(note.kind, note.name): typeset(note.text) for note in found.notes}
    for kind, known in terms.items():
        for term in known:
            term.note = texts.get((kind, term.name), "")
    names = {kind: [term.name for term in known] for kind, known in terms.items()}
    for diagnostic in (*found.diagnostics, *unknown(found, names)):
        report.add(diagnostic.at(shown(file, site.root)))


def _typography(settings: Any) -> Callable[[str], str]:
    """That of `front_matter` where it sets the texts, so that notes have the same quotes."""
    if "front_matter" in settings["PLUGINS"] and settings.get("FRONT_MATTER_TYPOGRAPHY", True):
        typeset = load("front_matter.typography:typeset_text")
        return partial(typeset, language=settings["DEFAULT_LANG"])
    return str


def _terms(site: Site) -> dict[str, list[Any]]:
    """The terms that have pages, by kind."""
    generator = next(each for each in site.generators if isinstance(each, ArticlesGenerator))
    codes = languages(generator.settings)
    others = [article for code in codes for article in articles_in(generator, code)]
    return {
        "categories": [*(term for term, _ in generator.categories), *(a.category for a in others)],
        "tags": [*generator.tags, *(tag for a in others for tag in getattr(a, "tags", ()))],
        "authors": [
            *(term for term, _ in generator.authors),
            *(author for a in others for author in getattr(a, "authors", ())),
        ],
    }


def _begin(pelican: Any) -> None:
    documents.add_pass(pelican.settings, NAME, _link)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
