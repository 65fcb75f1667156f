from pathlib import Path

import pytest

from tests.built_site import run_pelican
from tests.stock_site import build_stock

PAGE = """Title: One
Date: 2026-01-01
Summary: A miracle.

Fine.[@a]

It helped 64 in 100.
It is safe.
"""
BIB = "@misc{a, title = {T}, year = {2020}}\n"
LIST = """- {path: content/one.md, sentence: It is safe., reason: Said of the page.}
- {path: content/one.md, sentence: It is gone., reason: No longer there.}
"""
FILES = {
    "content/one.md": PAGE,
    "content/references.bib": BIB,
    "content/data/claims-allowed.yaml": LIST,
}
TOLD = (
    "content/one.md:1: claim: “miracle” is a promise; say what was measured, or quote who says it",
    "content/one.md:7: claim: “64 in 100” is a share without a source: It helped 64 in 100.;"
    " cite it, or write clinical: false if the text makes no clinical claims",
    "content/data/claims-allowed.yaml:2: claim: nothing in content/one.md needs this entry:"
    " It is gone.; remove it",
)
PLUGINS = ["report", "documents", "citations", "claims"]


def test_a_writing_build_warns_of_each_claim_promise_and_stale_entry(tmp_path: Path) -> None:
    site = build_stock(tmp_path, FILES, PLUGINS=PLUGINS)
    assert site.status == 0
    assert [line for line in TOLD if line not in site.report] == []
    assert "content/one.md:8" not in site.report


def test_a_publishing_build_stops(tmp_path: Path) -> None:
    site = build_stock(tmp_path, FILES, PLUGINS=PLUGINS, CLAIMS_LEVEL="error")
    assert site.status == 1
    assert [line for line in TOLD if line not in site.report] == []


@pytest.mark.parametrize("cwd", ["", "above", "content"])
def test_the_allow_list_holds_from_every_working_directory(tmp_path: Path, cwd: str) -> None:
    site = tmp_path / "above" / "site"
    files = {**FILES, "content/two.md": PAGE.replace("One", "Two")}
    build_stock(site, files, PLUGINS=PLUGINS, PATH=str(site / "content"))
    folder = {"": tmp_path, "above": site.parent, "content": site / "content"}[cwd]
    built = run_pelican(folder, site / "conf.py", site / "output")
    told = [line for line in built.report.splitlines() if "“is safe”" in line]
    assert [line.rpartition("/")[2][:8] for line in told] == ["two.md:8"]
    assert built.report.count("needs this entry") == 1


def test_a_damaged_allow_list_stops_every_build(tmp_path: Path) -> None:
    files = {**FILES, "content/data/claims-allowed.yaml": "\n- no entry\n"}
    site = build_stock(tmp_path, files, PLUGINS=PLUGINS)
    assert site.status == 1
    assert "content/data/claims-allowed.yaml:2: CLAIMS_ALLOWED: an entry wants path" in site.report


def test_a_promise_in_the_text_is_told_once_though_a_description_comes_from_it(
    tmp_path: Path,
) -> None:
    page = "---\ntitle: One\ndate: 2026-01-01\n---\nA miracle for all who read it.\n"
    files = {"content/one.md": page, "content/references.bib": BIB}
    site = build_stock(
        tmp_path, files, PLUGINS=["report", "documents", "front_matter", "citations", "claims"]
    )
    assert [line[:22] for line in site.report.splitlines() if "miracle" in line] == [
        "content/one.md:5: clai"
    ]


UNCITED = "Our pill helps 80% of people within two weeks. A trial found fewer deaths and no harm."
CITE = "cite it, or write clinical: false if the text makes no clinical claims"
YAML_PLUGINS = ["report", "documents", "front_matter", "citations", "claims"]


@pytest.mark.parametrize(
    ("field", "reported"),
    [
        ("", [f"“80%” is a percentage without a source: {UNCITED[:46]}; {CITE} (warning)"]),
        ("clinical: false\n", []),
    ],
)
def test_a_text_that_does_not_say_if_it_is_clinical_may_claim_nothing_uncited(
    tmp_path: Path, field: str, reported: list[str]
) -> None:
    page = f"---\ntitle: One\ndate: 2026-01-01\n{field}---\n{UNCITED}\n"
    site = build_stock(tmp_path, {"content/one.md": page}, PLUGINS=YAML_PLUGINS)
    found = [line.partition("claim: ")[2] for line in site.report.splitlines() if "80%" in line]
    assert (site.status, found) == (0, reported)


def test_a_text_that_does_not_say_if_it_is_clinical_stops_publishing(tmp_path: Path) -> None:
    page = f"---\ntitle: One\ndate: 2026-01-01\n---\n{UNCITED}\n"
    files = {"content/one.md": page}
    site = build_stock(tmp_path, files, PLUGINS=YAML_PLUGINS, CLAIMS_LEVEL="error")
    assert site.status == 1
    assert site.report.count(CITE) == 2  # one for each sentence
