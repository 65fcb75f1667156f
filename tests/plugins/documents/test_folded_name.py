"""One rule for names that some file systems take for the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from documents.folded_name import folded_name
from source_tree import receivers


@pytest.mark.parametrize(
    ("one", "other", "is_one_file"),
    [
        ("Posts/A.html", "posts/a.html", True),
        ("caf\u00e9", "cafe\u0301", True),
        ("stra\u00dfe", "STRASSE", True),
        ("cafe", "caf\u00e9", False),
    ],
)
def test_letter_case_and_the_form_of_accents_do_not_count(
    one: str, other: str, is_one_file: bool
) -> None:
    assert (folded_name(one) == folded_name(other)) is is_one_file


def text(save_as: str) -> Any:
    return SimpleNamespace(
        get_url_setting=lambda _name: save_as, get_relative_source_path=lambda: "a.md"
    )


def test_a_draft_that_would_write_over_a_page_in_another_form_of_its_accent_is_left_out() -> None:
    alone, clashing = text("draft/index.html"), text("cafe\u0301/index.html")
    generator = SimpleNamespace(drafts=[alone, clashing])
    receivers._leave_out_drafts([generator], [text("caf\u00e9/index.html")])
    assert generator.drafts == [alone]
