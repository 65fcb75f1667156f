"""The thin Pelican shell: takes the place of Pelican's Markdown reader."""

from __future__ import annotations

from typing import Any

from pelican import signals

import report
from front_matter.reader import FrontMatterReader


def _take_over(readers: Any) -> None:
    for suffix in FrontMatterReader.file_extensions:
        readers.reader_classes[suffix] = FrontMatterReader


def _plain_title(_generator: object, metadata: dict[str, Any]) -> None:
    """Undo what Typogrify did to the title: it is text, and templates escape it."""
    if "plain_title" in metadata:
        metadata["title"] = metadata.pop("plain_title")


def register() -> None:
    report.register()
    signals.readers_init.connect(_take_over)
    signals.article_generator_context.connect(_plain_title)
    signals.page_generator_context.connect(_plain_title)
