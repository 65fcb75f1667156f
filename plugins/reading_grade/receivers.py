"""Adds the analysis, after all that writes into a body."""

from __future__ import annotations

from typing import Any

from pelican import signals

import documents


def _begin(pelican: Any) -> None:
    highest = float(pelican.settings.get("READING_GRADE", 14.0))
    options = {"highest": highest, "language": pelican.settings["DEFAULT_LANG"]}
    after = ("citations", "claim_table", "number_figures")
    documents.add_analysis(
        pelican.settings, "reading_grade", "reading_grade.analysis:analyse", options, after
    )


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    documents.register()
    signals.initialized.connect(_begin)
