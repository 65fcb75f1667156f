"""The table of `docs/architecture.md` that says how much code there is."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.built_site import ROOT

SECTION = (ROOT / "docs/architecture.md").read_text("utf-8").split("## How much code\n")[1]
SECTION = SECTION.partition("\n## ")[0]
ROW = re.compile(r"^\| (.+?) \| (.*?) ?\| ([\d,]+) \|$", re.MULTILINE)


class Row(NamedTuple):
    name: str
    paths: tuple[str, ...]
    lines: int


def tables() -> list[list[Row]]:
    """The rows of each table; the last one, without paths, is their sum."""
    found: list[list[Row]] = [[]]
    for name, paths, lines in ROW.findall(SECTION):
        row = Row(name, tuple(re.findall(r"`([^`]+)`", paths)), int(lines.replace(",", "")))
        found[-1].append(row)
        if not row.paths:
            found.append([])
    return found[:-1]


ROWS = [row for table in tables() for row in table if row.paths]


def counted() -> dict[str, int]:
    """The lines of each row, by its name."""
    lines = {row.name: 0 for row in ROWS}
    for folder in ("plugins", "tools"):
        for file in (ROOT / folder).rglob("*.py"):
            path = file.relative_to(ROOT).as_posix()
            if "node_modules" in path or path == "tools/__init__.py":
                continue
            near = [
                (len(own), row.name)
                for row in ROWS
                for own in row.paths
                if path == own or (own.endswith("/") and path.startswith(own))
            ]
            assert near, f"docs/architecture.md: no row counts {path}; name its folder in one"
            lines[max(near)[1]] += file.read_bytes().count(b"\n")
    return lines


def differs(stated: int, real: int) -> bool:
    return abs(stated - real) > max(100, real // 10)


def test_every_file_is_counted_and_each_figure_is_right() -> None:
    lines = counted()
    right = {row.name: f"{round(lines[row.name], -2):,}" for row in ROWS}
    assert {row.name: right[row.name] for row in ROWS if differs(row.lines, lines[row.name])} == {}


def test_each_table_has_its_sum() -> None:
    lines = counted()
    sums = [(table[-1].lines, sum(lines[row.name] for row in table[:-1])) for table in tables()]
    assert len(sums) == 2
    assert [pair for pair in sums if differs(*pair)] == []
    stated = re.search(r"\*\*It has not: it has ([\d,]+)\.\*\*", SECTION)
    assert stated is not None
    assert int(stated[1].replace(",", "")) == sums[0][0] > 22_500
