"""What is told of a build, and what is left out since it follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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


def test_an_error_in_what_is_not_published_is_a_warning() -> None:
    other = Mistake("content/b.md", 1, "tags", "want a list", "")
    for mistake in (ENCODING, other):
        ledger.tell(mistake)
    ledger.keep_unpublished(["content/b.md"])
    assert ledger.found() == [ENCODING, replace(other, level="warning")]


def test_a_status_that_cannot_be_read_counts_as_published() -> None:
    status = Mistake("content/a.md", 4, "status", "drfat: want draft", "")
    ledger.tell(status)
    ledger.tell(ENCODING)
    ledger.keep_unpublished(["content/a.md"])
    assert ledger.found() == [ENCODING, status]


def test_the_next_build_knows_nothing_of_drafts_of_the_last() -> None:
    ledger.keep_unpublished(["content/a.md"])
    ledger.begin()
    ledger.tell(ENCODING)
    assert ledger.found() == [ENCODING]


def test_pelicans_own_word_stays_where_nobody_else_has_one() -> None:
    other = Mistake("content/b.md", 1, "encoding", "want UTF-8", "save the file as UTF-8")
    ledger.tell(ECHO)
    ledger.tell(other)
    assert ledger.found() == [ECHO, other]
