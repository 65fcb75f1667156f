"""A journal is there whole, or it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.files.journal import Journal


def test_what_is_written_is_read_until_it_is_deleted(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    assert (journal.read(), journal.exists()) == (None, False)
    journal.write({"replace": ["ä.html"]})
    assert (journal.read(), journal.exists()) == ({"replace": ["ä.html"]}, True)
    journal.delete()
    assert (journal.read(), journal.exists()) == (None, False)


def test_a_draft_counts_as_no_journal_and_is_deleted_with_it(tmp_path: Path) -> None:
    (tmp_path / "journal.new").write_text('{"swap": tr')
    journal = Journal(tmp_path / "journal")
    assert journal.read() is None
    journal.delete()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "[1]", "{", "null"])
def test_what_is_no_json_object_is_not_completed(tmp_path: Path, content: str) -> None:
    (tmp_path / "journal").write_text(content)
    assert Journal(tmp_path / "journal").read() is None
