"""What pure code says of a value, and how its file is added."""

import pytest

from report.diagnostic import Diagnostic, printable, wrong_value


def test_a_wrong_value_stands_in_its_problem_and_apart_from_it() -> None:
    assert wrong_value(3, "status", "publishd", "want published", "correct it").at("a.md") == (
        Diagnostic("a.md", 3, "status", "publishd: want published", "correct it", value="publishd")
    )


def test_a_missing_value_leaves_only_what_is_wanted() -> None:
    assert wrong_value(1, "title", "", "want this field", "").problem == "want this field"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\nlines", "two\\nlines"),
        ("\x1b[31m", "\\x1b[31m"),
        ("é “ok”", "é “ok”"),
        ("x" * 81, "x" * 79 + "…"),
    ],
)
def test_what_a_terminal_could_obey_is_escaped(text: str, expected: str) -> None:
    assert printable(text) == expected
