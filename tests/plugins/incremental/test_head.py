"""The front matter ends where Python-Markdown's own extension says."""

from __future__ import annotations

import hypothesis
import markdown
import pytest
from hypothesis import strategies as st

from incremental.head import changed_fields, end_of_head, head_digest, value_of

LINES = ["---", "...", "--- x", "Title: A", "  Date: b", "key-1: c", "    more", "     : x", "text"]
LINES += ["", "   ", "a b: c", "Title:", ": x", "-- x", "---x", "...x", "    ", "\xa0", "\u2028"]


def fields(text: str) -> dict[str, list[str]]:
    reader = markdown.Markdown(extensions=["meta"])
    reader.convert(text)
    return dict(reader.Meta)  # type: ignore[attr-defined]


def lines_after_fields(text: str) -> list[str]:
    """What the extension leaves of the lines that Markdown gives it."""
    reader = markdown.Markdown(extensions=["meta"])
    lines = reader.preprocessors["normalize_whitespace"].run(text.split("\n"))
    left: list[str] = reader.preprocessors["meta"].run(lines)
    return left


@hypothesis.given(st.lists(st.sampled_from(LINES), max_size=9), st.booleans())
def test_the_head_is_what_the_extension_takes(lines: list[str], ended: bool) -> None:
    text = "\n".join(lines) + ("\n" if ended else "")
    head = end_of_head(text)
    assert head is not None
    left = "\n".join(lines_after_fields(text)).strip()
    normal = "\n".join(lines_after_fields(f"\n{text[len(head) :]}")).strip()
    assert normal == left


@hypothesis.given(st.lists(st.sampled_from(LINES), max_size=9), st.text(max_size=9))
def test_a_text_with_the_same_head_has_the_same_fields(lines: list[str], body: str) -> None:
    text = "\n".join(lines) + "\n"
    if head_digest(text.encode()) == head_digest(f"{text}{body}".encode(errors="replace")):
        assert fields(text) == fields(f"{text}{body}".encode(errors="replace").decode())


@pytest.mark.parametrize("text", ["Title:\ta\n\nx", "\tx", "Title: a\n\tmore", "Ti\x02tle: x"])
def test_a_head_that_markdown_rewrites_first_is_uncertain(text: str) -> None:
    assert head_digest(text.encode()) == b""


def test_a_source_that_is_no_text_has_no_head() -> None:
    assert head_digest(b"Title: \xff") == b""


def test_line_ends_make_no_other_head() -> None:
    unix, windows = "Title: A\nDate: b\n\nx", "Title: A\r\nDate: b\r\n\r\ny"
    assert head_digest(unix.encode()) == head_digest(b"\xef\xbb\xbf" + windows.encode())


@hypothesis.settings(max_examples=1000)
@hypothesis.given(st.lists(st.sampled_from([*LINES, "TITLE: x y "]), max_size=7))
def test_a_value_is_that_of_the_one_field_of_that_name(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    title = value_of(text.encode(), "title")
    if title:
        assert fields(text)["title"] == [title]


@hypothesis.settings(max_examples=1000)
@hypothesis.given(
    st.lists(st.sampled_from(LINES), max_size=7),
    st.integers(0, 6),
    st.sampled_from([*LINES, "Title: b", "Title:", "Date: c", "KEY-1: d", "    else"]),
)
def test_the_fields_of_which_it_is_not_told_are_the_same(
    lines: list[str], at: int, instead: str
) -> None:
    one = "\n".join(lines) + "\n"
    other = "\n".join([*lines[:at], instead, *lines[at + 1 :]]) + "\n"
    changed = changed_fields(head_digest(one.encode()), other.encode())
    if changed is not None:
        hypothesis.event(f"{len(changed)} changed")
        same = {name: [""] for name in changed}
        assert {**fields(one), **same} == {**fields(other), **same}


@pytest.mark.parametrize(
    ("one", "other", "changed"),
    [
        ("Title: A\nDate: b\n\n", "title:  B \nDate: b\n\n", {"title"}),
        ("Title: A\nDate: b\n\n", "Title: A\nDate: b\n\n", set()),
        ("Title: A\nDate: b\n\n", "Title: B\nDate: c\n\n", {"title", "date"}),
        ("Title: A\n    B\nDate: b\n\n", "Title: A\n    C\nDate: b\n\n", {"title"}),
        ("Title: A\nDate: b\n\n", "Title: A\n    B\nDate: b\n\n", {"title"}),
        ("---\nTitle: A\n---\n", "---\nTitle: B\n---\n", {"title"}),
        ("Title: A\nDate: b\n\n", "Date: b\nTitle: A\n\n", None),
        ("Title: A\nDate: b\n\n", "Title: A\n\nDate: b\n\n", None),
        ("---\nTitle: A\n---\n", "Title: A\n---\n", None),
        ("Title:\tA\n\n", "Title:\tB\n\n", None),
    ],
)
def test_changed_fields(one: str, other: str, changed: set[str] | None) -> None:
    assert changed_fields(head_digest(one.encode()), other.encode()) == changed


@pytest.mark.parametrize(
    "head",
    ["Title: A\nTitle: B\n\n", "Title: A\n    B\n\n", "Title: A\n    \xa0B\n\n", "Date: b\n\n"],
)
def test_a_field_of_two_values_has_none(head: str) -> None:
    assert not value_of(head.encode(), "title")
