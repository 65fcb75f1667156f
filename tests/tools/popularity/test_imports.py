"""The package stands above the others: a build knows nothing of it."""

from __future__ import annotations

import ast
from pathlib import Path

from tools import PROJECT

PACKAGE = PROJECT / "tools" / "popularity"
COMMANDS = PROJECT / "tools" / "tasks"


def imported(path: Path) -> set[str]:
    """The packages and modules of `tools` that *path* imports, one level deep."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{each.name}" for each in node.names]
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("tools.")}
    return found


def test_no_other_package_needs_it() -> None:
    callers = (PACKAGE, COMMANDS)
    others = [
        path
        for path in (PROJECT / "tools").rglob("*.py")
        if not any(each in path.parents for each in callers)
    ]
    assert [path.name for path in others if "popularity" in imported(path)] == []
