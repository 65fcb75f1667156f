"""What is said about front matter elsewhere is what the model says."""

from __future__ import annotations

import json
import re

import pytest

from front_matter import model, record, source
from front_matter.described import schema
from tools.writing.fields import PAGE, SCHEMA, page_text, schema_text


def test_the_table_in_the_docs_is_the_models() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == page_text(page), "run `invoke fields`"


def test_the_schema_for_editors_is_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run `invoke fields`"


def test_the_schema_says_what_is_needed() -> None:
    made = schema(model.FIELDS)
    assert made["additionalProperties"] is False
    assert made["required"] == ["title"]
    assert made["then"] == {"required": ["evidence_checked", "review_by"]}
    assert made["properties"]["status"] == {
        "description": "Whether readers see it.",
        "enum": ["published", "draft", "hidden"],
    }


def test_every_pattern_of_the_schema_is_one_that_editors_can_read() -> None:
    patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', schema_text())
    assert len(patterns) > 5
    for pattern in patterns:
        assert "(?P" not in json.loads(pattern)
        re.compile(json.loads(pattern))


@pytest.mark.parametrize(
    "field", [f for f in model.FIELDS if "…" not in f.example], ids=lambda field: field.name
)
def test_every_example_of_the_table_is_accepted(field: model.Field) -> None:
    given = {"title": "T", "date": "2019-03-01", field.name: field.example}
    if field.name == "clinical":
        given |= {"evidence_checked": "2026-10-04", "review_by": "2027-10-04"}
    header = "\n".join(f"{name}: {value}" for name, value in given.items())
    parts = source.parse(f"---\n{header}\n---\n".encode())
    known = record.read(parts, model.by_name(model.FIELDS), article=True)
    assert known.diagnostics == ()


def test_a_page_that_has_lost_its_marks_is_told() -> None:
    with pytest.raises(ValueError, match="has lost a mark"):
        page_text("# Front matter\n")
