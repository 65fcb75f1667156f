"""Adds the extension to Markdown, and the analysis."""

from __future__ import annotations

from typing import Any

from pelican import signals

import documents
from documents.site import Site
from languages.catalogues import translatable, translations_for
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
        for name, (html, keys) in found.items():
            if name in figures:
                problem = f"{name} is the name of a figure in “{figures[name].title}”"
                line = document.lines[NAME][name]
                site.report(content, Diagnostic("", line, FIELD, problem, "choose another name"))
            cited = getattr(content, "references", ())
            figures[name] = named_figure(html, keys, cited, content.title, content.url)
    site.context["number_figures"] = figures


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
