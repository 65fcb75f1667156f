"""What Invoke takes for the files of `invoke popularity`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from invoke.exceptions import ParseError
from invoke.parser import Parser

import tasks

ROOT = Path(__file__).parents[3]


def parsed(line: str) -> dict[str, Any]:
    """The arguments that are not left at their default."""
    (found,) = Parser(contexts=tasks.namespace.to_contexts()).parse_argv(line.split())
    return {
        name: argument.value
        for name, argument in found.args.items()
        if argument.value != argument.default
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("popularity a.csv", {"file": "a.csv", "also": []}),
        ("popularity a --also b --also c", {"file": "a", "also": ["b", "c"]}),
        ("popularity --dry-run a --engine=y", {"file": "a", "also": [], "dry-run": True}),
        ("popularity.explain sleep:de", {"slug": "sleep:de"}),
    ],
)
def test_the_words_of_a_command_line(line: str, expected: dict[str, Any]) -> None:
    found = parsed(line)
    found.pop("engine", None)
    assert found == expected


def test_a_second_file_without_also_is_refused() -> None:
    with pytest.raises(ParseError, match=r"No idea what 'b\.csv' is!"):
        parsed("popularity a.csv b.csv")


def test_every_task_is_listed() -> None:
    text = "".join(path.read_text() for path in (ROOT / "tools/tasks").glob("*.py"))
    listed = subprocess.run(
        [Path(sys.executable).with_name("invoke"), "--list", "--list-format=json"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    whole = json.loads(listed)
    families = [whole, *whole["collections"]]
    assert sum(len(family["tasks"]) for family in families) == text.count("\n@task")
