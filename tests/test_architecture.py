"""`docs/architecture.md` names what is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.built_site import ROOT

PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:plugins|tools|theme|tests|docs)/[\w./-]*)`", PAGE)))


def test_the_page_names_modules() -> None:
    assert len(PATHS) > 50


@pytest.mark.parametrize("path", PATHS)
def test_each_path_is_in_the_tree(path: str) -> None:
    assert (ROOT / path).exists(), f"docs/architecture.md: {path}: is not in the tree; name what is"


def test_each_package_of_tools_that_runs_in_the_pipeline_is_named() -> None:
    there = {path.parent.name for path in (ROOT / "tools").glob("*/command.py")}
    assert {name for name in there if f"tools/{name}/" not in PAGE} == set()


def test_the_docstring_of_incremental_names_its_modules() -> None:
    package = ROOT / "plugins/incremental"
    docstring = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""
    named = set(re.findall(r"`(\w+)`", docstring)) - {"incremental", "write_text"}
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert named == modules | {path.parent.name for path in package.glob("*/__init__.py")}


def test_contributing_points_to_it_first() -> None:
    links = re.findall(r"\]\((docs/[\w-]+\.md)\)", (ROOT / "CONTRIBUTING.md").read_text())
    code = (ROOT / "CONTRIBUTING.md").read_text().split("## Code\n")[1]
    assert "docs/architecture.md" in links
    assert code.lstrip().startswith("Read [docs/architecture.md]")


LONGEST_FUNCTION = 40
LONGEST_MODULE = 200


def code_files() -> Iterator[str]:
    folders = (ROOT / name for name in ("plugins", "tools"))
    for path in (*(path for folder in folders for path in folder.rglob("*.py")), ROOT / "tasks.py"):
        if "node_modules" not in path.parts:
            yield path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", sorted(code_files()))
def test_functions_and_modules_are_short(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, functions))
    long = [n.name for n in nodes if (n.end_lineno or 0) - n.lineno >= LONGEST_FUNCTION]
    assert long == []
    assert text.count("\n") <= LONGEST_MODULE
