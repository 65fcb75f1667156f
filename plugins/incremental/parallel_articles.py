"""Whether the pages of a generator may be made by several processes, none of which sees it all."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pelican.contents import Content
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from .dependency_recorder import ASSETS
from .writer import IncrementalWriter

_WORTH_A_POOL: Final = 150  # articles; below it, starting processes costs more than it saves
_STOCK: Final = "pelican.generators"


def share(generator: ArticlesGenerator) -> None:
    """Let *generator* have its pages written on all cores, if it is as Pelican made it."""
    generate = generator.generate_pages

    def generate_pages(writer: Writer) -> None:
        if isinstance(writer, IncrementalWriter) and _can_be_shared(generator):
            writer.write_all(generate)
        else:
            generate(writer)

    if generate.__module__ == _STOCK:
        generator.generate_pages = generate_pages


def is_alone(listeners: Sequence[Callable[..., Any]], settings: Mapping[str, Any]) -> bool:
    """Whether one process makes all pages: others could not tell *listeners*, and two of them
    could write one stylesheet of webassets at the same time."""
    extensions = settings["JINJA_ENVIRONMENT"].get("extensions", ())
    return bool(listeners) or any(ASSETS in str(each) for each in extensions)


def _can_be_shared(generator: ArticlesGenerator) -> bool:
    """Whether it makes no difference to a page, nor to the log, which pages were made before it."""
    parts = [name for name in dir(generator) if name.startswith("generate_")]
    others = [getattr(generator, name) for name in parts if name != "generate_pages"]
    return (
        len(generator.articles) >= _WORTH_A_POOL
        and all(each.__module__ == _STOCK for each in others)
        and not generator.settings["RELATIVE_URLS"]  # the page before decides some links
        and not logging.getLogger(_STOCK).isEnabledFor(logging.INFO)  # a line for each page
        and not _may_move_files(generator.context, generator.settings)
    )


def _may_move_files(context: Mapping[str, Any], settings: Mapping[str, Any]) -> bool:
    """Whether a text may have an `{attach}` link, which moves a file as the text is asked for."""
    link = re.compile(settings["INTRASITE_LINK_REGEX"])
    texts = [_text(content) for content in context["generated_content"].values() if content]
    return any(
        text is None
        or ("attach" in text and any(found["what"] == "attach" for found in link.finditer(text)))
        for text in texts
    )


def _text(content: Content) -> str | None:
    """None if code of a plugin gives the text."""
    return None if hasattr(content, "_get_content") else str(content._content or "")
