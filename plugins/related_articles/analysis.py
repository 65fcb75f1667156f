"""The analysis of one text: the words that it uses most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.builder import DocumentBuilder
from related_articles.words import ENGLISH, common_words

NAME = "related_articles"


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Keep the words, which the link stage compares. *options*: how many, `unwanted` besides."""
    if not builder.is_page:
        unwanted = ENGLISH.union(options["unwanted"])
        words = common_words(builder.html, options["words"], unwanted)
        builder.document.interface[NAME] = words
