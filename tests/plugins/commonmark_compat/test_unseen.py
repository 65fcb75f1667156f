"""A sign that looks like a space or like nothing never makes words of Markdown in silence."""

from __future__ import annotations

import pytest

from tests.plugins.commonmark_compat.reading import converted, reported

AFTER = "want a plain space after {0}; write one in the place of {1}"
SIGN = f"{AFTER}, or \\{{0}} for the sign"
BEFORE = "want no {} before it; delete it, or write plain spaces"
REFUSED = [
    ("##\xa0Heading", 1, AFTER.format("##", "U+00A0")),
    ("##\u3000見出し", 1, AFTER.format("##", "U+3000")),
    ("##\u200b Heading", 1, AFTER.format("##", "U+200B")),
    ("a\n\n-\xa0item\n-\xa0item", 3, SIGN.format("-", "U+00A0")),
    ("- a\n-\u202fb\n- c", 2, SIGN.format("-", "U+202F")),
    ("*\xa0a\n*\xa0b", 2, SIGN.format("*", "U+00A0")),
    ("-\xa05 mg\n-\xa06 mg", 1, SIGN.format("-", "U+00A0")),
    ("1.\xa0One\n\n2.\xa0Two", 3, AFTER.format("2.", "U+00A0")),
    ("- [x]\xa0done", 1, AFTER.format("- [x]", "U+00A0")),
    ("!!!\xa0note\n    a", 1, AFTER.format("!!!", "U+00A0")),
    ("\u200b## Heading", 1, BEFORE.format("U+200B")),
    ("- a\n\xa0\xa0- b", 2, BEFORE.format("U+00A0")),
    ("\u2060> Words", 1, BEFORE.format("U+2060")),
    ("\u200b| a |\n|---|\n| b |", 1, BEFORE.format("U+200B")),
    (
        "- [\xa0] task",
        1,
        "want a plain space in the box of a task, not U+00A0; write - [ ] words",
    ),
    ("a\n\n---\xa0\n\nb", 3, "want nothing beside the signs of a rule; delete U+00A0"),
    (
        "[x]\xa0(https://x.example)",
        1,
        "want no U+00A0 between the words and the address of a link; delete it",
    ),
]
PUBLISHED = [
    ("am\n1.\xa0Januar", "<p>am\n1.\xa0Januar</p>"),
    ("*\xa0p < 0.05", "<p>*\xa0p &lt; 0.05</p>"),
    ("at\n-\xa05 °C", "<p>at\n-\xa05 °C</p>"),
    ("#\xa01 reason", "<p>#\xa01 reason</p>"),
    ("\\-\xa0Bonjour", "<p>-\xa0Bonjour</p>"),
    ("\u3000本文は", "<p>本文は</p>"),
    ("می\u200cخواهم", "<p>می\u200cخواهم</p>"),
    ("`##\xa0a`", "<p><code>##\xa0a</code></p>"),
    ("5\xa0mg, 12\u202f000 and a\xa0– b", "<p>5\xa0mg, 12\u202f000 and a\xa0– b</p>"),
]


@pytest.mark.parametrize(("text", "line", "expected"), REFUSED)
def test_such_a_sign_beside_a_mark_is_refused(text: str, line: int, expected: str) -> None:
    found = [each for each in reported(text, "markdown") if each.endswith(expected)]
    assert str(line) in [each.split(":")[0] for each in found]


@pytest.mark.parametrize(("text", "expected"), PUBLISHED)
def test_such_a_sign_among_words_is_published(text: str, expected: str) -> None:
    assert reported(text, "markdown") == []
    assert converted(text) == expected
