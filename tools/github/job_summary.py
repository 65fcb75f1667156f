"""The summary and the outputs of a job in GitHub Actions; elsewhere nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path


def summarise(markdown: str) -> None:
    """Add *markdown* to the summary of the job."""
    _append("GITHUB_STEP_SUMMARY", f"{markdown}\n")


def output(name: str, value: str) -> None:
    """Set the output *name* of the step; *value* is one line."""
    _append("GITHUB_OUTPUT", f"{name}={' '.join(value.split())}\n")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are numbers."""
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in (head, rule, *rows))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _append(variable: str, text: str) -> None:
    if place := os.environ.get(variable):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(text)
