"""The first row of a CSV."""

from __future__ import annotations

import csv


def names(head: str) -> set[str]:
    """The columns that the first row of *head* names; empty if there is no such row."""
    try:
        row = next(csv.reader(head.splitlines()[:1]), [])
    except csv.Error:
        return set()
    return {cell.strip() for cell in row}
