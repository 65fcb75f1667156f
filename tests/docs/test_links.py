"""`docs/features.md` names every plugin, and the links of all documents lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from report.source_lines import without_fences
from tests.built_site import ROOT
from tests.docs.code_blocks import DOCUMENTS

_LINK = re.compile(r"\]\((?![a-z]+:)([^()#\s]*)(?:#([\w-]+))?\)")


def _text(path: Path) -> str:
    """What is not code, where a bracket means something else."""
    return re.sub(r"`[^`\n]+`", "", without_fences(path.read_text("utf-8")))


def _anchors(path: Path) -> set[str]:
    """The ids that GitHub gives to the headings of *path*."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_of_a_document_leads_to_a_file_and_a_heading(document: Path) -> None:
    for target, anchor in _LINK.findall(_text(document)):
        path = document.parent / target if target else document
        assert path.exists(), f"{document}: {target}: is not there"
        assert not anchor or anchor in _anchors(path), f"{document}: {target}#{anchor}: no heading"


def test_the_table_of_features_names_each_plugin() -> None:
    page = (ROOT / "docs/features.md").read_text("utf-8")
    plugins = {path.parent.name for path in ROOT.glob("plugins/*/README.md")}
    assert plugins == set(re.findall(r"\.\./plugins/(\w+)/README\.md", page))


def test_each_row_of_the_table_says_where_to_read_on() -> None:
    rows = re.findall(r"^\| (?!feature|-)(.+) \|$", (ROOT / "docs/features.md").read_text(), re.M)
    assert len(rows) > 30
    assert all(re.search(r"\]\([^)]+\) *(, \[|$)", row) for row in rows)


def test_each_decision_has_a_number_of_its_own() -> None:
    for number, path in enumerate(sorted((ROOT / "docs/decisions").glob("*.md")), 1):
        assert path.name.startswith(f"{number:04}-"), path.name
