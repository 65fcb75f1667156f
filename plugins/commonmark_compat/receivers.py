"""Adds the extension to Markdown and the analysis to each text."""

from __future__ import annotations

from typing import Any

from pelican import signals

import documents

EXTENSION = "commonmark_compat.extension"


def _begin(pelican: Any) -> None:
    extensions = pelican.settings["MARKDOWN"].setdefault("extensions", [])
    if EXTENSION not in extensions:
        extensions.append(EXTENSION)
    boxes = pelican.settings.get("COMMONMARK_COMPAT_BOXES")
    options = {"boxes": None if boxes is None else list(boxes)}
    documents.add_analysis(
        pelican.settings, "commonmark_compat", "commonmark_compat.analysis:analyse", options
    )


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
