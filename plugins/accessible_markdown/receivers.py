"""The thin Pelican shell: adds the extension to Markdown, and the analysis."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from pelican import signals

import documents
from accessible_markdown.analysis import NAME
from accessible_markdown.crisis import CrisisText

EXTENSION = "accessible_markdown.extension"


def _crisis_text(settings: dict[str, Any]) -> str:
    text = settings.get("ACCESSIBLE_MARKDOWN_CRISIS_TEXT", CrisisText().text)
    return "\n".join(filter(None, (text, settings.get("ACCESSIBLE_MARKDOWN_CRISIS_MORE", ""))))


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    title = settings.get("ACCESSIBLE_MARKDOWN_CRISIS_TITLE", CrisisText().title)
    settings["MARKDOWN"].setdefault("extension_configs", {})[EXTENSION] = {
        "crisis_title": title,
        "crisis_text": _crisis_text(settings),
        "own_host": urlsplit(settings["SITEURL"]).netloc,
    }
    options = {"crisis": settings.get("ACCESSIBLE_MARKDOWN_CRISIS", True)}
    documents.add_analysis(settings, NAME, "accessible_markdown.analysis:analyse", options)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
