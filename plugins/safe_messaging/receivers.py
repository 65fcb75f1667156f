"""Adds the analysis."""

from __future__ import annotations

from typing import Any

from pelican import signals

import claims  # noqa: F401 - the analysis needs it, and would miss it text by text
import documents


def _begin(pelican: Any) -> None:
    documents.add_analysis(pelican.settings, "safe_messaging", "safe_messaging.analysis:analyse")


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
