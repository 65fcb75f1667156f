"""The packages of `tools/` form layers: no two of them import each other, not even by a third."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.built_site import ROOT

TOOLS = ROOT / "tools"


def imported(file: Path) -> Iterator[str]:
    """What *file* imports of `tools`, as `tools.check.site`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("tools."))
        elif isinstance(node, ast.ImportFrom) and node.module == "tools":
            yield from (f"tools.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tools."):
            yield str(node.module)


def packages() -> dict[str, set[str]]:
    """What each package or loose module of `tools` imports of the others."""
    found: dict[str, set[str]] = {}
    for file in TOOLS.rglob("*.py"):
        if "node_modules" in file.parts:
            continue
        name = file.relative_to(TOOLS).parts[0].removesuffix(".py")
        there = {each.split(".")[1] for each in imported(file)}
        found.setdefault(name, set()).update(there - {name, "PROJECT"})
    return found


def test_no_two_packages_import_each_other() -> None:
    try:
        TopologicalSorter(packages()).prepare()
    except CycleError as error:
        pytest.fail(f"these import each other: {' → '.join(error.args[1])}")


def test_files_and_http_know_nothing_of_sites() -> None:
    allowed = {"files": set(), "cli": set(), "http": {"cli"}, "github": {"cli"}}
    found = packages()
    assert {name: found[name] - may for name, may in allowed.items()} == {
        name: set() for name in allowed
    }
