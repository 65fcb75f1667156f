"""The terms that a definition list declares."""

from __future__ import annotations

import pytest

from glossary.terms import Term, read_terms, repeated, slug


def test_each_line_above_an_explanation_is_a_name() -> None:
    body = "Words.\n\nTMS\nMagnetic stimulation\n:   Pulses.\n\nPlacebo\n\n:   A dummy.\n"
    assert read_terms(body, 5) == [
        Term("tms", ("TMS", "Magnetic stimulation"), ("TMS", "Magnetic stimulation"), 7)
    ]


def test_further_forms_are_not_shown() -> None:
    (term,) = read_terms('Relapse {: data-forms="relapsed, relapsing" }\n:   It comes back.\n')
    assert term == Term("relapse", ("Relapse",), ("Relapse", "relapsed", "relapsing"), 1)


def test_a_second_explanation_has_no_names() -> None:
    assert [term.slug for term in read_terms("A\n:   One.\n:   Two.\n\nB\n:   Three.\n")] == [
        "a",
        "b",
    ]


@pytest.mark.parametrize("name", ["{: .x }", "+++"])
def test_what_has_no_letter_is_no_term(name: str) -> None:
    assert read_terms(f"{name}\n:   It.\n") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Off-label", "off-label"), ("5-HT2A", "5-ht2a"), ("Müde sein", "müde-sein")],
)
def test_a_name_makes_an_anchor(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_form_of_two_terms_is_told_at_the_second() -> None:
    terms = read_terms('ECT\n:   One.\n\nShock {: data-forms="ect" }\n:   Two.\n')
    (reported,) = repeated(terms)
    assert (reported.line, reported.problem, reported.remedy) == (
        4,
        "ect: want it once: line 1 has it too",
        "delete one of them",
    )
