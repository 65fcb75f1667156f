"""The front matter ends where Python-Markdown's own extension says."""

from __future__ import annotations

import hypothesis
import markdown
import pytest
from hypothesis import strategies as st

from incremental.head import differs_in_title, end_of_head, head_digest, title_of

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
def test_the_title_is_the_one_field_of_that_name(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    title = title_of(end_of_head(text) or "")
    if title:
        assert fields(text)["title"] == [title]


@hypothesis.given(st.lists(st.sampled_from(LINES), max_size=7), st.sampled_from(LINES))
def test_heads_that_differ_in_a_title_have_all_other_fields_in_common(
    lines: list[str], instead: str
) -> None:
    one = "\n".join(lines) + "\n"
    other = "\n".join(instead if line == "Title: A" else line for line in lines) + "\n"
    if differs_in_title(head_digest(one.encode()), head_digest(other.encode())):
        assert {**fields(one), "title": []} == {**fields(other), "title": []}


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Title: A\nDate: b\n\n", "title:  B \nDate: b\n\n", True),
        ("Title: A\nDate: b\n\n", "Title: A\nDate: b\n\n", False),
        ("Title: A\nDate: b\n\n", "Title: B\nDate: c\n\n", False),
        ("Title: A\nDate: b\n\n", "Date: b\nTitle: A\n\n", False),
        ("Title: A\nDate: b\n\n", "Title: B\n    C\nDate: b\n\n", False),
        ("Title: A\nTitle: A\n\n", "Title: A\nTitle: B\n\n", False),
        ("Title:\tA\n\n", "Title:\tB\n\n", False),
    ],
)
def test_a_title_differs_where_nothing_else_does(one: str, other: str, differs: bool) -> None:
    assert differs_in_title(head_digest(one.encode()), head_digest(other.encode())) is differs
