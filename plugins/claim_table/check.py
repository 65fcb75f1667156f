"""Claims as the front matter holds them become typed rows, or problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claim_table.table import CERTAINTIES, DIRECTIVE, Claim

Problem = tuple[str, str]
"""What is wrong, and how to mend it."""


def read(rows: Sequence[Mapping[str, Any]]) -> list[Claim]:
    """The claims in *rows*, which `problems` has passed."""
    return [
        Claim(str(row["claim"]), str(row["evidence"]), row["certainty"], tuple(row["sources"]))
        for row in rows
    ]


def problems(rows: Sequence[Mapping[str, Any]], *, placed: bool) -> Iterator[Problem]:
    """What keeps *rows* from being shown, on a page where the directive is *placed* or is not."""
    if placed and not rows:
        yield f"{DIRECTIVE} has nothing to show", "add claims to the front matter"
    if rows and not placed:
        yield "the claims are not shown", f"put {DIRECTIVE} alone on a line where the table belongs"
    for row in rows:
        yield from _row_problems(row)


def _row_problems(row: Mapping[str, Any]) -> Iterator[Problem]:
    missing = [name for name in ("claim", "evidence", "certainty", "sources") if not row.get(name)]
    if missing:
        yield (
            f"the claim {row.get('claim', '')!r} lacks {', '.join(missing)}",
            "add what is missing",
        )
    elif row["certainty"] not in CERTAINTIES:
        yield f"certainty is {row['certainty']!r}", f"use one of {', '.join(CERTAINTIES)}"
