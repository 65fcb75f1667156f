"""The file of notes as it is read, and what is wrong with it."""

from __future__ import annotations

import pytest

from term_notes.notes import Note, Notes, read_notes, unknown
from term_notes.receivers import _typography


def reported(text: str) -> list[str]:
    return [f"{d.line}: {d.field}: {d.problem}; {d.remedy}" for d in read_notes(text).diagnostics]


def test_a_note_is_text_on_one_line() -> None:
    text = "tags:\n  a b: >-\n    One\n    two.\nauthors:\n"
    assert read_notes(text) == Notes([Note("tags", "a b", "One two.", 2)])


def test_an_empty_file_has_no_notes() -> None:
    assert read_notes("") == read_notes("# only\n") == Notes()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:\n  a: b\n", "1: term notes: tag: there is no such kind; did you mean tags?"),
        (
            "people:\n  a: b\n",
            "1: term notes: people: there is no such kind; write one of categories, tags, authors",
        ),
        ("tags:\n  a:\n", "2: tags: a has no text; write a sentence behind it"),
        ("tags:\n  a: [b]\n", "2: tags: a has no text; write a sentence behind it"),
        ("tags:\n  a: b\n  a: c\n", "3: tags: a stands there twice; delete one of them"),
        (
            "tags:\n  - a\n",
            "2: tags: want a name, a colon and a text on each line; write name: text",
        ),
        ("- a\n", "1: term notes: want a name, a colon and a text on each line; write name: text"),
        (f"tags:\n  a: {'x' * 201}\n", "2: tags: a: 201 characters; want at most 200; shorten it"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, expected: str) -> None:
    assert reported(text) == [expected]


def test_what_is_no_yaml_is_told() -> None:
    (line,) = reported("tags:\n  a: [\n")
    assert line.startswith("3: term notes: it is no YAML")


def test_a_note_on_a_term_that_no_text_has_is_a_warning() -> None:
    notes = read_notes("tags:\n  ketamin: X.\n  other: Y.\n  sleep: Z.\n")
    known = {"tags": ["ketamine", "sleep"], "categories": [], "authors": []}
    found = [(d.line, d.problem, d.remedy, d.level) for d in unknown(notes, known)]
    assert found == [
        (2, "no text has ketamin", "did you mean ketamine?", "warning"),
        (3, "no text has other", "remove it, or give it to a text", "warning"),
    ]


@pytest.mark.parametrize(("language", "expected"), [("de", "„so“"), ("en", "“so”")])
def test_a_note_has_the_quotes_of_the_language_of_the_site(language: str, expected: str) -> None:
    settings = {"PLUGINS": ["front_matter"], "DEFAULT_LANG": language}
    assert _typography(settings)('"so"') == expected
