"""Adds the limits to Markdown, and the analysis."""

from __future__ import annotations

from typing import Any

from pelican import signals

import documents
from report.settings_form import TEXTS_BY_NAME, check, texts

EXTENSION = "body_policy.extension"


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    if EXTENSION not in extensions:
        extensions.append(EXTENSION)
    check(settings, "BODY_POLICY_ELEMENTS", TEXTS_BY_NAME, None)
    check(settings, "BODY_POLICY_LANGUAGES", texts, ())
    options = {
        "elements": settings.get("BODY_POLICY_ELEMENTS"),
        "languages": list(settings.get("BODY_POLICY_LANGUAGES", ())),
    }
    documents.add_analysis(settings, "body_policy", "body_policy.analysis:analyse", options)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
