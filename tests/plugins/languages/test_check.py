"""What is said of a text in a language that the site has no words for."""

from __future__ import annotations

import pytest

from languages.check import unknown


@pytest.mark.parametrize(
    ("code", "has_words", "remedy"),
    [
        ("en-US", True, "write en"),
        ("de-DE", False, "write de"),
        ("ger", False, "did you mean de?"),
        ("fra", False, "did you mean fr?"),
        ("fr", False, "run invoke translations --language fr, and translate what it writes"),
    ],
)
def test_the_remedy_names_a_language_that_can_be_used(
    code: str, has_words: bool, remedy: str
) -> None:
    found = unknown(code, {"en", "de"}, has_words)
    assert found is not None
    assert found.remedy == remedy


@pytest.mark.parametrize("code", ["en", "de"])
def test_a_declared_language_with_words_is_right(code: str) -> None:
    assert unknown(code, {"en", "de"}, True) is None
