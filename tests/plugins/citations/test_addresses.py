"""Addresses in notes and ways of publishing, which readers must find again."""

# ruff: noqa: E501 - tables are read across

import pytest

from citations.addresses import with_addresses


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"See \href{https://ex.example/h}{here}", "See here (https://ex.example/h)"),
        (r"See \href{https://ex.example/a\_b\%20c}{{WHO} 5\%}.", "See WHO 5% (https://ex.example/a_b%20c)."),
        ("See <a class='x' href='https://ex.example/h'>here</a>.", "See here (https://ex.example/h)."),
        (r"At \url{https://ex.example/~a--b_c%20d#e}.", "At https://ex.example/~a--b_c%20d#e."),
        (r"At https://ex.example/~a--b\_c, 2--3", "At https://ex.example/~a--b_c, 2–3"),
        (r"\href{https://www.ex.example/}{ex.example} and \url{https://b.example}", "https://www.ex.example/ and https://b.example"),
        (r"\href{mailto:a@ex.example}{Ann}", "Ann (mailto:a@ex.example)"),
        ("In {Swedish}", "In Swedish"),
    ],
)  # fmt: skip
def test_an_address_is_kept_as_it_is_behind_the_words_of_its_link(typed: str, shown: str) -> None:
    assert with_addresses(typed) == shown
