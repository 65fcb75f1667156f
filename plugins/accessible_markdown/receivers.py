"""The thin Pelican shell: adds the extension to Markdown, reads pictures' sizes from files."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from pelican import signals

import documents
from accessible_markdown.analysis import NAME
from accessible_markdown.crisis import CrisisText
from accessible_markdown.pictures import read_size
from documents.site import Site

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
    documents.add_pass(settings, NAME, _read_sizes)
    documents.add_resolver(settings, NAME, "accessible_markdown.resolve:resolve")


def _read_sizes(site: Site) -> None:
    """The size of every picture in use, by its file; each file is opened once."""
    used = {
        file
        for _, document in site.documents()
        for file in document.interface.get(NAME, {}).values()
    }
    sizes = {file: read_size(site.root / file) for file in sorted(used)}
    site.tables[NAME] = {file: list(size) for file, size in sizes.items() if size}


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
