"""Adds the extension to Markdown, and the analysis."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from pelican import signals

import documents
from accessible_markdown.boxes import TITLES
from accessible_markdown.crisis import CrisisText
from accessible_markdown.films import ELSEWHERE, KINDS
from accessible_markdown.notes import BACK, HEADING, MARK
from accessible_markdown.tables import LABEL
from languages.catalogues import translations_for

EXTENSION = "accessible_markdown.extension"


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    default = CrisisText()
    title = settings.get("ACCESSIBLE_MARKDOWN_CRISIS_TITLE", default.title)
    text = settings.get("ACCESSIBLE_MARKDOWN_CRISIS_TEXT") or default.text
    more = settings.get("ACCESSIBLE_MARKDOWN_CRISIS_MORE", "")
    words = translations_for(
        settings, (*TITLES, *KINDS, ELSEWHERE, LABEL, HEADING, MARK, BACK, title, text)
    )
    for code, own in (settings.get("LANGUAGES") or {}).items():
        said = {text: own.get("ACCESSIBLE_MARKDOWN_CRISIS_TEXT") or None}
        said |= {more: own.get("ACCESSIBLE_MARKDOWN_CRISIS_MORE", "")} if more else {}
        general = words["words"].get(code.partition("-")[0], {})
        in_code = words["words"].setdefault(code, dict(general))
        in_code |= {message: line for message, line in said.items() if line is not None}
    settings["MARKDOWN"].setdefault("extension_configs", {})[EXTENSION] = {
        "crisis_title": title,
        "crisis_text": text,
        "crisis_more": more,
        "own_host": urlsplit(settings["SITEURL"]).netloc,
        "translations": words,
    }
    options = {"crisis": settings.get("ACCESSIBLE_MARKDOWN_CRISIS", True)}
    documents.add_analysis(settings, "crisis_box", "accessible_markdown.analysis:analyse", options)


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
