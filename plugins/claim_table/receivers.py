"""Adds the analysis, before citations are numbered."""

from __future__ import annotations

from typing import Any

from pelican import signals

import documents
from claim_table.table import HEAD, SHOWN
from languages.catalogues import translatable, translations_for

CAPTION = translatable("Claims, and how certain they are")


def _begin(pelican: Any) -> None:
    caption = pelican.settings.get("CLAIM_TABLE_CAPTION", CAPTION)
    words = translations_for(pelican.settings, (*HEAD, *SHOWN, caption))
    options = {"caption": caption, "translations": words}
    documents.add_analysis(pelican.settings, "claim_table", "claim_table.analysis:analyse", options)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
