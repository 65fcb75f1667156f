import pytest

from claim_table.check import problems, read
from claim_table.table import Claim, has_place, put, table

ROW = {"claim": "A < B", "evidence": "Two trials", "certainty": "very low", "sources": ["a", "b"]}


def test_a_row_shows_claim_evidence_certainty_and_marks_for_its_sources() -> None:
    assert table(read([ROW]), "Claims & more") == (
        '<div class="table" role="region" tabindex="0" aria-labelledby="table:claims">'
        '<table class="claim-table"><caption id="table:claims">Claims &amp; more</caption>'
        '<thead><tr><th scope="col">Claim</th><th scope="col">Evidence</th>'
        '<th scope="col">Certainty</th><th scope="col">Source</th></tr></thead><tbody>\n'
        '<tr><th scope="row">A &lt; B</th><td>Two trials</td><td>Very low</td>'
        '<td><sup class="cite" data-cite="@a; @b"></sup></td></tr>\n'
        "</tbody></table></div>"
    )


def test_rows_are_read_as_claims() -> None:
    assert read([ROW]) == [Claim("A < B", "Two trials", "very low", ("a", "b"))]


def test_the_table_takes_the_place_of_its_directive_once() -> None:
    html = "<p>[[claim-table]]</p><p>[[claim-table]]</p><p>See [[claim-table]]</p>"
    shown = table([], "C")
    assert put(html, shown) == f"{shown}<p>[[claim-table]]</p><p>See [[claim-table]]</p>"
    assert [has_place(html), has_place("<p>See [[claim-table]]</p>")] == [True, False]


@pytest.mark.parametrize(
    ("rows", "placed", "reported"),
    [
        ([ROW], True, []),
        ([], False, []),
        ([], True, ["[[claim-table]] has nothing to show"]),
        ([ROW], False, ["the claims are not shown"]),
        ([{**ROW, "sources": []}], True, ["the claim 'A < B' lacks sources"]),
        ([{**ROW, "claim": "", "evidence": ""}], True, ["the claim '' lacks claim, evidence"]),
        ([{**ROW, "certainty": "sure"}], True, ["certainty is 'sure'"]),
    ],
)
def test_what_keeps_claims_from_being_shown_is_told(
    rows: list[dict[str, object]], placed: bool, reported: list[str]
) -> None:
    assert [problem for problem, _ in problems(rows, placed=placed)] == reported


def test_a_table_in_another_language_brings_the_words_of_a_phone() -> None:
    words = {"Certainty": "Sicherheit", "Source": "Quelle", "Very low": "Sehr niedrig"}
    html = table(read([ROW]), "C", lambda message: words.get(message, message))
    assert '<table class="claim-table claim-table--labelled">' in html
    assert '<th scope="col">Sicherheit</th>' in html
    assert '<td data-label="Sicherheit">Sehr niedrig</td><td data-label="Quelle">' in html


@pytest.mark.parametrize("translated", ["Certainty", "Source"])
def test_a_table_with_one_word_of_its_own_for_a_phone_shows_it(translated: str) -> None:
    html = table(read([ROW]), "C", lambda message: "…" if message == translated else message)
    assert '<table class="claim-table claim-table--labelled">' in html
    assert html.count(' data-label="…"') == 1
