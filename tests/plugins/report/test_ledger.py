"""What is told of a build, and what is left out since it follows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from report import ledger
from report.mistake import Mistake

ENCODING = Mistake("content/a.md", 1, "encoding", "want UTF-8", "save the file as UTF-8")
ECHO = Mistake("content/a.md", 1, "pelican", "Could not process (UnicodeDecodeError(…))", "debug")


@pytest.fixture(autouse=True)
def _a_build_of_its_own() -> Iterator[None]:
    ledger.begin()
    yield
    ledger.begin()


def test_a_file_that_is_no_utf_8_is_told_once() -> None:
    ledger.tell(ECHO)
    ledger.tell(ENCODING)
    assert ledger.found() == [ENCODING]


def test_pelicans_own_word_stays_where_nobody_else_has_one() -> None:
    other = Mistake("content/b.md", 1, "encoding", "want UTF-8", "save the file as UTF-8")
    ledger.tell(ECHO)
    ledger.tell(other)
    assert ledger.found() == [ECHO, other]
