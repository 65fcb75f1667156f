import time

import pytest

from claims.finding import Finding, findings, promises


def test_a_claim_without_a_citation_is_found_with_its_line_and_sentence() -> None:
    text = "Fine.[@a]\n\nIn a trial,\n64 in 100 (64%) got better. It was cited.[@a]\n"
    assert findings(text, first_line=10) == [
        Finding(12, "a percentage", "64%", "In a trial, 64 in 100 (64%) got better.")
    ]


def test_a_number_of_people_may_be_cited_in_the_next_sentence_of_its_block() -> None:
    assert findings("They asked 73 people. Half, 50%, said yes.[@a]") == []
    assert len(findings("They asked 73 people.\n\nHalf, 50%, said yes.[@a]")) == 1


def test_a_result_may_not_be_cited_in_the_next_sentence() -> None:
    (found,) = findings("Half, 50%, said yes. So it was.[@a]")
    assert found.words == "50%"


def test_headings_pictures_and_captions_need_no_citation() -> None:
    text = '# Safe and effective in 5%\n\nTable: 5% of 73 people\n\n![5%](x.svg "5%")\n'
    assert findings(text) == []


def test_a_page_that_is_not_clinical_may_count_but_not_promise() -> None:
    assert findings("It takes 5% of the time. A miracle!", clinical=False) == [
        Finding(1, "a promise", "miracle", "A miracle!")
    ]


def test_promises_count_in_headings_but_not_in_quotes_or_questions() -> None:
    text = "# A miracle\n\nThey call it “a miracle”. Is it a miracle?\n"
    assert [(found.line, found.words) for found in findings(text)] == [(1, "miracle")]


def test_a_citation_cannot_carry_a_promise() -> None:
    assert [found.what for found in findings("A wonder drug.[@a]")] == ["a promise"]


def test_titles_and_summaries_promise_nothing() -> None:
    assert promises("Fast. The most powerful drug yet.", 3) == [
        Finding(3, "a promise", "most powerful", "The most powerful drug yet.")
    ]
    assert promises("Ketamine – “The Most Powerful Treatment”?", 2) == []


def test_emphasis_hides_no_promise_on_a_page_that_is_not_clinical() -> None:
    assert len(findings("The **most** _powerful_\ndrug.", clinical=False)) == 1


@pytest.mark.parametrize("text", ["`" * 25_000 + "a", "1," * 25_000, "[@" * 50_000, "“" * 25_000])
def test_a_hostile_text_does_not_hold_up_the_build(text: str) -> None:
    started = time.process_time()
    findings(text)
    assert time.process_time() - started < 5


def test_a_line_of_a_quote_without_words_claims_nothing() -> None:
    assert findings("> It rains.\n>\n") == []
