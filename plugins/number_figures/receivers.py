"""The thin Pelican shell: adds the extension to Markdown, and the analysis."""

from __future__ import annotations

from typing import Any

from pelican import signals

import documents
from number_figures.analysis import NAME

EXTENSION = "number_figures.extension"
DEFAULTS = {
    "NUMBER_FIGURES_PER": "in",
    "NUMBER_FIGURES_DATES": "dates",
    "FRONT_MATTER_TYPOGRAPHY": True,
}


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    if EXTENSION not in extensions:
        extensions.append(EXTENSION)
    chosen = {**DEFAULTS, **settings}
    typeset = "front_matter" in settings["PLUGINS"] and chosen["FRONT_MATTER_TYPOGRAPHY"]
    options = {
        "per": chosen["NUMBER_FIGURES_PER"],
        "dates": chosen["NUMBER_FIGURES_DATES"],
        "typeset": "front_matter.typography:typeset_text" if typeset else "",
    }
    documents.add_analysis(settings, NAME, "number_figures.analysis:analyse", options)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
