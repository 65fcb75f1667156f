"""The library: what can be cited."""

from __future__ import annotations

from dataclasses import dataclass, field

from citations.source import Source
from report.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Library:
    """Sources by key, in the order of the file, and the diagnostics found while reading.

    *parents* are the keys from which other entries take fields, *refused* those of entries with a
    diagnostic: they are no sources, and not unknown. *is_read* is false if no entry could be read.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    parents: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    is_read: bool = True
