"""Stores each measurement in a file at once, so that an interrupted run loses none."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from tools.bench.measure import Cost, middle
from tools.files.replacement import replace

EDITS: Final = ("text", "title", "tags", "date", "popularity", "references", "nothing")
SCENARIOS: Final = (
    *("cold", "first", *EDITS),
    *("watch text", "watch title", "watch lists"),
    *("watch before", "watch after"),
    *("cold index", "text index", "watch index"),
)
NAMES: Final = ("ours", "pelican", "hugo", "eleventy")
Key = tuple[int, str, str]  # number of posts, scenario, generator


class Figure(NamedTuple):
    """The runs of one generator in one scenario; *when* is UTC, *load* that of the machine."""

    costs: list[Cost]
    when: str
    load: float


class Remark(NamedTuple):
    """Something to know about the figures of a size; an error makes the bench fail."""

    size: int
    about: str
    text: str
    is_error: bool


class Results:
    """The figures in *file*, those of earlier benches among them. Each change is written at once.

    What is measured again takes the place of what was measured before.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._figures: dict[Key, Figure] = {}
        self.remarks: list[Remark] = []
        if file.exists():
            self._load(json.loads(file.read_text(encoding="utf-8")))

    def _load(self, stored: dict[str, Any]) -> None:
        for size, scenario, name, costs, *rest in stored["figures"]:
            self._figures[size, scenario, name] = Figure([Cost(*cost) for cost in costs], *rest)
        self.remarks = [Remark(*remark) for remark in stored["remarks"]]

    def begin(self, size: int, about: str) -> None:
        """Forget what was remarked *about* a scenario, or another part, of *size* posts."""
        self.remarks = [each for each in self.remarks if each[:2] != (size, about)]

    def remark(self, size: int, about: str, text: str, is_error: bool = True) -> None:
        """Store a remark about the figures of *size*."""
        self.remarks.append(Remark(size, about, text, is_error))
        self._write()

    def add(self, key: Key, costs: list[Cost]) -> Cost:
        """Keep *costs*; their median."""
        when = f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
        self._figures[key] = Figure(costs, when, round(os.getloadavg()[0], 1))
        self._write()
        return middle(costs)

    def figures(self) -> dict[Key, Figure]:
        """In the order of sizes, scenarios and generators."""
        return {key: self._figures[key] for key in sorted(self._figures, key=self._place)}

    def costs(self) -> dict[Key, Cost]:
        """The medians, in the same order."""
        return {key: middle(figure.costs) for key, figure in self.figures().items()}

    def remark_lines(self, unit: str) -> list[str]:
        """A line for each remark; *unit* is what a size counts."""
        return [
            f"{each.size} {unit}, {each.about}: {each.text}"
            if each.size
            else f"{each.about}: {each.text}"
            for each in self.remarks
        ]

    def status(self) -> int:
        """The exit status: 1 if a remark is an error."""
        return int(any(each.is_error for each in self.remarks))

    def _write(self) -> None:
        stored = {
            "figures": [[*key, *figure] for key, figure in self.figures().items()],
            "remarks": self.remarks,
        }
        replace(self._file, json.dumps(stored, indent=1).encode())

    def _place(self, key: Key) -> tuple[int, int, int]:
        size, scenario, name = key
        return size, SCENARIOS.index(scenario), NAMES.index(name)
