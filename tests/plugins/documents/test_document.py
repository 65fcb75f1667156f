import datetime
from dataclasses import replace

import pytest

from documents.document import (
    Document,
    decode,
    differ_only_in_body,
    encode,
    moved_lines,
)
from report.diagnostic import Diagnostic

MOMENT = datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.UTC)
DOCUMENT = Document(
    html="<p>Text</p>",
    metadata={
        "title": "A",
        "date": datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.UTC),
        "tags": ["x"],
    },
    own={"headings": [["a", "A"]]},
    interface={"checked": datetime.date(2026, 1, 2), "minutes": 3},
    findings=[Diagnostic("", 7, "claim", "is none", "mend it", "warning")],
    lines={"fields": {"title": 2}, "links": [7, 9]},
)


def test_a_document_comes_back_from_json_as_it_was() -> None:
    assert decode(encode(DOCUMENT)) == DOCUMENT


def test_what_is_no_plain_data_is_refused() -> None:
    with pytest.raises(TypeError, match="set is no plain data"):
        encode(Document(own={"x": {1}}))


def test_other_pages_stay_if_only_html_and_lines_differ() -> None:
    edited = decode(encode(DOCUMENT))
    edited.html = "<p>Other</p>"
    edited.findings = [replace(DOCUMENT.findings[0], line=8)]
    edited.lines = {"fields": {"title": 2}, "links": [8, 10]}
    assert differ_only_in_body(DOCUMENT, edited)


@pytest.mark.parametrize(
    ("part", "value"),
    [("metadata", {"title": "B"}), ("own", {}), ("interface", {}), ("findings", [])],
)
def test_other_pages_may_differ_if_anything_else_differs(part: str, value: object) -> None:
    edited = decode(encode(DOCUMENT))
    setattr(edited, part, value)
    assert not differ_only_in_body(DOCUMENT, edited)


def test_each_line_is_followed_to_where_it_went() -> None:
    edited = decode(encode(DOCUMENT))
    edited.findings = [replace(DOCUMENT.findings[0], line=8)]
    edited.lines = {"fields": {"title": 2}, "links": [8, 10]}
    assert moved_lines(DOCUMENT, edited) == {2: 2, 7: 8, 9: 10}
    edited.lines["links"] = [9, 10]
    with pytest.raises(ValueError, match="line 7 is two lines now"):
        moved_lines(DOCUMENT, edited)
