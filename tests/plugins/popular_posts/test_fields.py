from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popular_posts.fields import Fields, WrongField, read_fields


@pytest.mark.parametrize(
    ("metadata", "fields"),
    [
        ({}, Fields()),
        ({"popularity": 0}, Fields(popularity=0)),
        ({"popularity": "1204"}, Fields(popularity=1204)),
        ({"popularity": " 7 "}, Fields(popularity=7)),
        ({"popularity": 1_000_000_000}, Fields(popularity=1_000_000_000)),
        ({"popularity_as_of": "2026-11-01"}, Fields(popularity_as_of=date(2026, 11, 1))),
        ({"popularity_as_of": date(2026, 11, 1)}, Fields(popularity_as_of=date(2026, 11, 1))),
        (
            {"popularity_as_of": datetime(2026, 11, 1, 9, tzinfo=UTC)},
            Fields(popularity_as_of=date(2026, 11, 1)),
        ),
        ({"pinned": "1"}, Fields(pinned=1)),
        ({"popular": "no"}, Fields(popular=False)),
        ({"popular": "False"}, Fields(popular=False)),
        ({"popular": "YES"}, Fields(popular=True)),
        ({"popular": False}, Fields(popular=False)),
        ({"thumbnail": "{static}/images/a.png"}, Fields(thumbnail="images/a.png")),
        ({"thumbnail": "/images/a.png"}, Fields(thumbnail="images/a.png")),
        ({"popularity": None, "pinned": None}, Fields()),
        ({"unknown": "x"}, Fields()),
    ],
)
def test_accepts(metadata: dict[str, Any], fields: Fields) -> None:
    assert read_fields(metadata) == (fields, [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("popularity", "many"),
        ("popularity", ""),
        ("popularity", "-1"),
        ("popularity", -1),
        ("popularity", "1_000"),
        ("popularity", "1,204"),
        ("popularity", "٣"),
        ("popularity", "1e3"),
        ("popularity", 1.5),
        ("popularity", float("inf")),
        ("popularity", True),
        ("popularity", 1_000_000_001),
        ("popularity", ["1", "2"]),
        ("popularity_as_of", "yesterday"),
        ("popularity_as_of", "2026-02-30"),
        ("popularity_as_of", "20261101"),
        ("popularity_as_of", "2026-W44-7"),
        ("pinned", "0"),
        ("pinned", "yes"),
        ("pinned", True),
        ("popular", "maybe"),
        ("popular", "0"),
        ("popular", 1),
        ("thumbnail", "https://elsewhere.example/a.png"),
        ("thumbnail", "//elsewhere.example/a.png"),
        ("thumbnail", "../secret.png"),
    ],
)
def test_refuses(name: str, value: Any) -> None:
    fields, wrong = read_fields({name: value})
    assert fields == Fields()
    assert [(each.field, each.value) for each in wrong] == [(name, value)]


def test_a_mistake_says_what_to_write() -> None:
    assert str(WrongField("pinned", "top", "a whole number")) == (
        "pinned: 'top' is wrong; write a whole number"
    )


def test_all_wrong_fields_of_a_post_are_found_at_once() -> None:
    _, wrong = read_fields({"popularity": "x", "pinned": "x", "popular": "x"})
    assert [each.field for each in wrong] == ["popularity", "pinned", "popular"]


@given(
    st.dictionaries(
        st.sampled_from(list(Fields.__slots__)), st.text() | st.integers() | st.floats()
    )
)
def test_any_value_is_a_field_or_a_named_mistake(metadata: dict[str, Any]) -> None:
    fields, wrong = read_fields(metadata)
    assert {each.field for each in wrong} <= set(metadata)
    assert fields.popularity is None or 0 <= fields.popularity <= 1_000_000_000
