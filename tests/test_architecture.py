"""`docs/architecture.md` names what is there."""

from __future__ import annotations

import re

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


def test_contributing_points_to_it_first() -> None:
    links = re.findall(r"\]\((docs/[\w-]+\.md)\)", (ROOT / "CONTRIBUTING.md").read_text())
    code = (ROOT / "CONTRIBUTING.md").read_text().split("## Code\n")[1]
    assert "docs/architecture.md" in links
    assert code.lstrip().startswith("Read [docs/architecture.md]")
