"""What is told of a build, and what is left out since it follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from report import collected
from report.diagnostic import Diagnostic

ENCODING = Diagnostic("content/a.md", 1, "encoding", "want UTF-8", "save the file as UTF-8")
ECHO = Diagnostic(
    "content/a.md", 1, "pelican", "Could not process (UnicodeDecodeError(…))", "debug"
)


@pytest.fixture(autouse=True)
def _a_build_of_its_own() -> Iterator[None]:
    collected.begin()
    yield
    collected.begin()


def test_a_file_that_is_no_utf_8_is_told_once() -> None:
    collected.add(ECHO)
    collected.add(ENCODING)
    assert collected.found() == [ENCODING]


def test_an_error_in_what_is_not_published_is_a_warning() -> None:
    other = Diagnostic("content/b.md", 1, "tags", "want a list", "")
    for mistake in (ENCODING, other):
        collected.add(mistake)
    collected.add_unpublished(["content/b.md"])
    assert collected.found() == [ENCODING, replace(other, level="warning")]


def test_a_status_that_cannot_be_read_counts_as_published() -> None:
    status = Diagnostic("content/a.md", 4, "status", "drfat: want draft", "")
    collected.add(status)
    collected.add(ENCODING)
    collected.add_unpublished(["content/a.md"])
    assert collected.found() == [ENCODING, status]


def test_the_next_build_knows_nothing_of_drafts_of_the_last() -> None:
    collected.add_unpublished(["content/a.md"])
    collected.begin()
    collected.add(ENCODING)
    assert collected.found() == [ENCODING]


def test_pelicans_own_word_stays_where_nobody_else_has_one() -> None:
    other = Diagnostic("content/b.md", 1, "encoding", "want UTF-8", "save the file as UTF-8")
    collected.add(ECHO)
    collected.add(other)
    assert collected.found() == [ECHO, other]


def test_a_file_of_another_kind_is_told_once() -> None:
    kind = Diagnostic("content/a.jpg", 1, "file", "PNG in a file named .jpg: want JPEG", "")
    whole = Diagnostic("content/a.jpg", 1, "file", "want a whole JPEG", "save it again")
    other = replace(whole, path="content/b.jpg")
    for mistake in (kind, whole, other):
        collected.add(mistake)
    assert collected.found() == [kind, other]


def test_a_moving_picture_is_told_once() -> None:
    frames = Diagnostic("content/a .webp", 1, "file", "a picture that moves: want a picture", "")
    moves = Diagnostic("content/a .webp", 1, "file", "it moves: want a still picture", "save one")
    other = replace(moves, path="content/b.gif")
    for mistake in (frames, moves, other):
        collected.add(mistake)
    assert collected.found() == [frames, other]
