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
    """What *file* imports of `tools`, as `tools.check.site_folder`."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("tools."))
        elif isinstance(node, ast.ImportFrom) and node.module == "tools":
            yield from (f"tools.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tools."):
            yield str(node.module)


def roots(file: Path) -> set[str]:
    """The top-level packages that *file* imports."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = [alias.name for each in nodes if isinstance(each, ast.Import) for alias in each.names]
    return {
        name.partition(".")[0]
        for name in plain + [str(each.module) for each in nodes if isinstance(each, ast.ImportFrom)]
    }


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


# The lowest first; a package imports from the layers below it only.
LAYERS = (
    {"cli", "files", "github"},
    {"bench", "build", "check", "http", "popularity"},
    {"audit", "migrate", "publish"},
    {"init", "serve", "writing"},
    {"tasks"},  # the commands of Invoke, which call all others and which nothing imports
)


def test_a_package_imports_from_lower_layers_only() -> None:
    found = packages()
    upward = {
        f"{name} → {each}"
        for number, layer in enumerate(LAYERS)
        for name in layer
        for each in found[name].difference(*LAYERS[:number])
    }
    assert upward == set()


def test_each_package_has_a_layer_and_no_module_is_loose() -> None:
    assert set(packages()) - {"__init__"} == set().union(*LAYERS)
    assert [path.name for path in TOOLS.glob("*.py")] == ["__init__.py"]


def test_tools_work_without_invoke() -> None:
    """Each tool is a function or a program of its own, which a task only calls."""
    files = [path for path in TOOLS.rglob("*.py") if "node_modules" not in path.parts]
    with_invoke = {path.relative_to(TOOLS).parts[0] for path in files if "invoke" in roots(path)}
    assert with_invoke == {"tasks"}
