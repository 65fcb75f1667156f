"""Which files a build writes, and from what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from documents.list_files import files_of_lists
from report.place import shown


def outputs(context: Mapping[str, Any]) -> dict[str, str]:
    """Each file that a build writes, by its path in the output folder, with its source."""
    whole = chain(_contents(context), files_of_lists(context), _popular(context))
    return {file: source for file, source in whole if file}


def source_of(content: Any) -> str:
    """The file of *content* as the report names it."""
    return shown(Path(content.source_path), Path(content.settings["PATH"]).absolute())


def _contents(context: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("generated_content", "static_content"):
        for content in filter(None, context[key].values()):
            yield content.save_as, source_of(content)


def _popular(context: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if options := context.get("popular_posts_options"):
        yield options.page_save_as, "the page of popular posts"
