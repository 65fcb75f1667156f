"""Adds the extension to Markdown, and the analysis."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pelican import signals

import documents
from citations.vancouver import brief_reference
from documents.site import Site
from languages.catalogues import read_catalogues, translatable, translations_for
from number_figures.analysis import NAME, OF
from number_figures.entries import FIELD
from number_figures.named import NamedFigure, named_figure
from report.diagnostic import Diagnostic

EXTENSION = "number_figures.extension"
DEFAULTS = {
    "NUMBER_FIGURES_PER": translatable("in"),
    "NUMBER_FIGURES_DATES": translatable("dates"),
    "FRONT_MATTER_TYPOGRAPHY": True,
}


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    if EXTENSION not in extensions:
        extensions.append(EXTENSION)
    chosen = {**DEFAULTS, **settings}
    typeset = "front_matter" in settings["PLUGINS"] and chosen["FRONT_MATTER_TYPOGRAPHY"]
    per, dates = chosen["NUMBER_FIGURES_PER"], chosen["NUMBER_FIGURES_DATES"]
    options = {
        "per": per,
        "dates": dates,
        "translations": translations_for(settings, (per, dates, OF)),
        "language": settings["DEFAULT_LANG"],
        "typeset": "front_matter.typography:typeset_text" if typeset else "",
    }
    documents.add_analysis(settings, NAME, "number_figures.analysis:analyse", options)
    documents.add_pass(settings, NAME, _link, after=("citations",))


def _link(site: Site) -> None:
    """Give templates the figures that have a name, by name; each name belongs to one figure."""
    figures: dict[str, NamedFigure] = {}
    for content, document in site.documents():
        found = document.interface.get(NAME, {}) if content.status == "published" else {}
        references = _in_brief(content, site) if found else {}
        for name, (html, keys) in found.items():
            if name in figures:
                problem = f"{name} is the name of a figure in “{figures[name].title}”"
                line = document.lines[NAME][name]
                site.report(content, Diagnostic("", line, FIELD, problem, "choose another name"))
            figures[name] = named_figure(html, keys, references, content.title, content.url)
    site.context["number_figures"] = figures


def _in_brief(content: Any, site: Site) -> dict[str, Markup]:
    """The sources of *content* by key, in words of its language."""
    gettext = read_catalogues(site.settings).of(content.lang).gettext
    sources = getattr(content, "references", ())
    return {source.key: brief_reference(source, gettext) for source in sources}


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
