"""What Pelican copies into the output in the place of a static file, or besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Made:
    """A picture of the cache: Pelican copies *source_path* to *save_as* below the output."""

    source_path: str
    save_as: str


class Replaced:
    """A picture in the place of the file that a writer gave, wherever `{attach}` may move that."""

    def __init__(self, static: Any, source_path: str) -> None:
        self._static = static
        self.source_path = source_path

    @property
    def save_as(self) -> str:
        return str(self._static.save_as)
