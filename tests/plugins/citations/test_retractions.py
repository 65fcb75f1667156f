from datetime import date
from pathlib import Path

import pytest

from citations.retractions import Finding, read_findings, written
from tests.built_site import BuiltSite
from tests.stock_site import build_stock

PLUGINS = ["report", "documents", "citations", "popular_posts"]
FOUND = [
    Finding("10.1000/a", "retraction", "10.1000/n"),
    Finding("10.1000/b", "correction", "10.1000/m"),
]
BIB = """%% a comment
@article{a2020, title = {T}, journal = {J}, year = {2020}, doi = {10.1000/A}%s}
@article{b2020, title = {U}, journal = {J}, year = {2020}, doi = {10.1000/b}}
@article{c2020, title = {V}, journal = {J}, year = {2020}, doi = {10.1000/c}}
"""
POST = "Title: {0}\nSlug: {0}\nDate: 2026-01-01\nPopularity: 9\n\nSo.[@{1}]\n"
RETRACTED = (
    "references.bib:2: citations: a2020 has a notice of retraction; doi:10.1000/n; cite another"
)


def build(folder: Path, note: str = "", data: str | None = None, **settings: object) -> BuiltSite:
    files = {
        "content/references.bib": BIB % note,
        "content/bad.md": POST.format("bad", "a2020; @b2020"),
        "content/good.md": POST.format("good", "c2020"),
    }
    if data is not None:
        files["content/data/retractions.yaml"] = data
    return build_stock(
        folder,
        files,
        PLUGINS=PLUGINS,
        POPULAR_POSTS_EXCLUDE_IF=["cites_retracted"],
        **settings,
    )


def test_what_is_written_is_read_in_the_same_order_whatever_was_given() -> None:
    text = written(date(2026, 11, 29), reversed(FOUND))
    assert text == written(date(2026, 11, 29), FOUND)
    assert read_findings(text.encode()) == ({"10.1000/a": FOUND[:1], "10.1000/b": FOUND[1:]}, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("[]", 1),
        ("asked: 2026-11-29\nfound: [", 2),
        ("asked: soon\nfound: []", 1),
        ("asked: 2026-11-29\nfound: [{doi: 10.1000/a, kind: gossip}]", 1),
        ("asked: 2026-11-29\nfound: [{doi: 10.1000/a, kind: [retraction]}]", 1),
        ("asked: 2026-11-29\nfound: [{doi: 5, kind: retraction}]", 1),
        ("asked: 2026-11-29\nfound: [{kind: retraction}]", 1),
        ("asked: 2026-11-29\nfound: 7", 1),
    ],
)
def test_a_damaged_file_is_one_diagnostic(text: str, line: int) -> None:
    found, diagnostics = read_findings(text.encode())
    assert (found, [each.line for each in diagnostics]) == ({}, [line])


def test_a_file_that_is_not_utf_8_is_a_diagnostic() -> None:
    assert len(read_findings(b"asked: \xff").diagnostics) == 1


DATA = written(date(2026, 11, 29), FOUND)


def test_nothing_is_said_while_nobody_has_asked(tmp_path: Path) -> None:
    site = build(tmp_path)
    assert (site.status, "notice" in site.report) == (0, False)
    assert "bad.html" in site.text("popular/index.html")


def test_a_local_build_warns_and_the_text_leaves_the_popular_list(tmp_path: Path) -> None:
    site = build(tmp_path, data=DATA)
    assert site.status == 0
    assert RETRACTED in site.report
    assert "references.bib:3: citations: b2020 has a notice of correction" in site.report
    popular = site.text("popular/index.html")
    assert ("good.html" in popular, "bad.html" in popular) == (True, False)


def test_a_publishing_build_is_refused(tmp_path: Path) -> None:
    site = build(tmp_path, data=DATA, CITATIONS_RETRACTED="error")
    assert site.status == 1
    assert f"{RETRACTED} source, or tell readers with note = {{retracted}}" in site.report


@pytest.mark.parametrize("up_to", [30, 0])
def test_a_note_tells_readers_in_each_form_of_the_list(tmp_path: Path, up_to: int) -> None:
    site = build(
        tmp_path,
        ", note = {Retracted}",
        DATA,
        CITATIONS_RETRACTED="error",
        CITATIONS_TITLES_UP_TO=up_to,
    )
    assert (site.status, "notice of retraction" in site.report) == (0, False)
    assert "Retracted. <a href=" in site.text("bad.html")
    assert "bad.html" not in site.text("popular/index.html")


def test_a_damaged_file_stops_the_build_with_its_path(tmp_path: Path) -> None:
    site = build(tmp_path, data="asked: [")
    assert site.status == 1
    assert "data/retractions.yaml:1: citations: it cannot be read" in site.report
    assert "run invoke retractions again" in site.report
