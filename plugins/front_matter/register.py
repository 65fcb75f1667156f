"""The thin Pelican shell: takes the place of Pelican's Markdown reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import signals

import report
from front_matter.reader import FrontMatterReader
from front_matter.taxonomy import Use, near_misses
from report.place import shown


def _take_over(readers: Any) -> None:
    for suffix in FrontMatterReader.file_extensions:
        readers.reader_classes[suffix] = FrontMatterReader


def _compare_names(generators: list[Any]) -> None:
    context, settings = generators[0].context, generators[0].settings
    contents = context["generated_content"].values()
    uses = [use for each in contents if each is not None for use in _uses(each)]
    for path, refusal in near_misses(uses, settings.get("FRONT_MATTER_DISTINCT", ())):
        report.tell(refusal.at(path))


def _uses(content: Any) -> Iterator[Use]:
    lines = content.metadata.get("field_lines", {})
    path = shown(Path(content.source_path), Path(content.settings["PATH"]).absolute())
    is_draft = content.status == "draft"
    if "category" in lines:
        yield Use("category", str(content.category), path, lines["category"], is_draft)
    for field in ("tags", "authors"):
        if field in lines:
            for index, name in enumerate(content.metadata[field]):
                line = lines.get(f"{field}.{index}", lines[field])
                yield Use(field, str(name), path, line, is_draft)


def register() -> None:
    report.register()
    signals.readers_init.connect(_take_over)
    signals.all_generators_finalized.connect(_compare_names)
