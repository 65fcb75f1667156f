"""Two fields of a header are rewritten, and not one other byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_matter.source import parse
from tools.popularity import front_matter_edit
from tools.popularity.front_matter_edit import UneditableError, edit

VALUES = {"popularity": "1204", "popularity_as_of": "2026-10-31"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            b"---\ntitle: A\npopularity: 5\npopularity_as_of: 2026-09-30\n---\nT\n",
            b"---\ntitle: A\npopularity: 1204\npopularity_as_of: 2026-10-31\n---\nT\n",
            id="both are replaced",
        ),
        pytest.param(
            b"---\ntitle: A\npopularity: 5\npinned: 1\n---\nT",
            b"---\ntitle: A\npopularity: 1204\npopularity_as_of: 2026-10-31\npinned: 1\n---\nT",
            id="the day is added below the number",
        ),
        pytest.param(
            b"---\ntitle: A\ntags: [b]\n---\n",
            b"---\ntitle: A\ntags: [b]\npopularity: 1204\npopularity_as_of: 2026-10-31\n---\n",
            id="both are added at the end",
        ),
        pytest.param(
            b"\xef\xbb\xbf---\r\ntitle: A\r\npopularity: 5\r\n---\r\nT\r\n",
            b"\xef\xbb\xbf---\r\ntitle: A\r\npopularity: 1204\r\npopularity_as_of: 2026-10-31\r\n"
            b"---\r\nT\r\n",
            id="a mark and CRLF stay",
        ),
        pytest.param(
            b"---\n# by hand\npopularity:   \"5\"   # so far\npopularity_as_of: '2020-01-01'\n"
            b"title:  A\n---\npopularity: 7\n",
            b"---\n# by hand\npopularity:   \"1204\"   # so far\npopularity_as_of: '2026-10-31'\n"
            b"title:  A\n---\npopularity: 7\n",
            id="comments, spaces, quotes and the body stay",
        ),
        pytest.param(
            b"Title: A\nPopularity: 5\nTags: b\n\nText: c\n",
            b"Title: A\nPopularity: 1204\nPopularity_as_of: 2026-10-31\nTags: b\n\nText: c\n",
            id="a stock header keeps its form",
        ),
        pytest.param(
            b"Title: A\nTags: b\n\nText",
            b"Title: A\nTags: b\nPopularity: 1204\nPopularity_as_of: 2026-10-31\n\nText",
            id="a stock header gets both at its end",
        ),
        pytest.param(
            b"---\rtitle: A\r---\rT",
            b"---\rtitle: A\rpopularity: 1204\rpopularity_as_of: 2026-10-31\r---\rT",
            id="line ends of an old Macintosh",
        ),
        pytest.param(
            b"Title: A\n",
            b"Title: A\nPopularity: 1204\nPopularity_as_of: 2026-10-31\n",
            id="a stock header without a blank line or a body",
        ),
        pytest.param(
            b"Title: A\r\nPopularity: 5\r\n",
            b"Title: A\r\nPopularity: 1204\r\nPopularity_as_of: 2026-10-31\r\n",
            id="a stock header that ends with its popularity",
        ),
        pytest.param(
            b"---\r\ntitle: A\npopularity: 5\r\n---\nT\r",
            b"---\r\ntitle: A\npopularity: 1204\r\npopularity_as_of: 2026-10-31\r\n---\nT\r",
            id="line ends of several kinds: a new line ends like the one above it",
        ),
    ],
)
def test_an_edit_changes_two_fields_and_nothing_else(before: bytes, after: bytes) -> None:
    assert edit(before, VALUES) == after


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"---\n{title: A, popularity: 5}\n---\n", id="a flow mapping"),
        pytest.param(b"---\ntitle: A\npopularity: >-\n  5\n---\n", id="a folded number"),
        pytest.param(b"---\ntitle: A\npopularity:\n  5\n---\n", id="a number on its own line"),
        pytest.param(b"no header\n", id="no header"),
        pytest.param(b"", id="an empty file"),
        pytest.param(b"---\n# title: A\n---\nText\n", id="a header without a field"),
        pytest.param(b"---\ntitle: A\n", id="a header without an end"),
        pytest.param(b"---\ntitle: [A\n---\n", id="a header that is no YAML"),
        pytest.param(b"---\ntitle: \xff\n---\n", id="a byte that is no UTF-8"),
        pytest.param(b"Title: A", id="a stock header whose last line has no end"),
        pytest.param(b"Title: A\nPopularity: 5\n    6\n\n", id="a number over two lines"),
    ],
)
def test_what_cannot_be_edited_alone_is_refused(raw: bytes) -> None:
    with pytest.raises(UneditableError):
        edit(raw, VALUES)


BEFORE = b"---\ntitle: A\ntags: [b]\n---\nText\n"
AFTER = b"---\ntitle: A\ntags: [b]\npopularity: 1204\npopularity_as_of: 2026-10-31\n---\nText\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"title: A", b"title: B", id="the value of another field"),
        pytest.param(b"title: A\n", b"", id="another field is gone"),
        pytest.param(b"title: A\n", b"title: A\npinned: 1\n", id="another field is new"),
        pytest.param(b"[b]", b"[b, c]", id="another field has one entry more"),
        pytest.param(b"Text", b"Test", id="the body"),
        pytest.param(b"1204", b"1205", id="another number"),
        pytest.param(b"1204", b"[1204]", id="a list in place of the number"),
        pytest.param(b"popularity_as_of: 2026-10-31\n", b"", id="the day is missing"),
        pytest.param(b"[b]", b"[b", id="no YAML any more"),
    ],
)
def test_an_edit_that_changes_anything_else_is_refused(old: bytes, new: bytes) -> None:
    before, after = parse(BEFORE), parse(AFTER)
    front_matter_edit._check(before, after, VALUES)
    with pytest.raises(UneditableError):
        front_matter_edit._check(before, parse(AFTER.replace(old, new)), VALUES)


_LINE = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)


@given(
    body=st.lists(_LINE, max_size=8),
    end=st.sampled_from(["\n", "\r\n"]),
    comment=_LINE,
    place=st.integers(0, 2),
)
def test_every_other_line_survives(body: list[str], end: str, comment: str, place: int) -> None:
    header = ["title: A", f"#{comment}", "tags: [b]"]
    lines = ["---", *header[:place], "popularity: 5", *header[place:], "---", *body]
    wanted = [*lines]
    at = lines.index("popularity: 5")
    wanted[at : at + 1] = ["popularity: 1204", "popularity_as_of: 2026-10-31"]
    assert edit(end.join(lines).encode(), VALUES) == end.join(wanted).encode()


def test_an_edit_is_stable() -> None:
    once = edit(b"---\ntitle: A\n---\n", VALUES)
    assert edit(once, VALUES) == once
