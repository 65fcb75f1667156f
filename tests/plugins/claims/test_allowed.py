from pathlib import Path

import pytest

from claims.allowed import (
    Allowed,
    AllowListError,
    read_allowed,
    source_of,
    unused,
    without_allowed,
)
from claims.finding import Finding

LIST = """# why
- path: content/a.md
  sentence: >-
    It is
    safe.
  reason: Defines a word.
- {path: content/b.md, sentence: "It is safe.", reason: Quotes a law.}
"""
A = Allowed(2, "content/a.md", "It is safe.", "Defines a word.")
B = Allowed(7, "content/b.md", "It is safe.", "Quotes a law.")


def test_each_entry_knows_its_line() -> None:
    assert read_allowed(LIST) == [A, B]


def test_an_empty_list_allows_nothing() -> None:
    assert read_allowed("# nothing yet\n") == []


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1", 1, "it is no list"),
        ("- path: x\n- y", 1, "an entry wants path, sentence and reason, and nothing else"),
        ("\n- {path: a, sentence: b, reason: ''}", 2, "an entry wants path, sentence and reason"),
        ("- {path: a, sentence: b, reason: c, d: e}", 1, "an entry wants path, sentence and"),
        ("- path: [", 1, "it is no YAML"),
    ],
)
def test_a_malformed_entry_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(AllowListError) as refusal:
        read_allowed(text)
    assert refusal.value.line == line
    assert str(refusal.value).startswith(problem)


def test_an_entry_allows_its_sentence_only() -> None:
    safe = Finding(9, "safety", "is safe", "It is safe.")
    cure = Finding(10, "a cure", "cured", "It cured.")
    assert without_allowed([safe, cure], [A]) == ([cure], {A})


@pytest.mark.parametrize("path", ["content/a.md", "src/content/a.md", "site/src/content/a.md"])
def test_an_entry_names_its_text_from_a_folder_above_it(path: str) -> None:
    entry = Allowed(1, path, "It is safe.", "Defines a word.")
    source = Path("/site/src/content/a.md")
    assert source_of(entry, Path("/site/src/content")) == source


def test_an_entry_for_a_text_elsewhere_names_none_of_the_site() -> None:
    entry = Allowed(1, "other/a.md", "It is safe.", "Defines a word.")
    assert source_of(entry, Path("/site/content")) == Path("/site/other/a.md")


def test_an_entry_that_allows_nothing_is_unused() -> None:
    assert list(unused([A, B], {B})) == [A]
