"""Any bytes make a valid record or diagnostics with a line inside the file, and never an exception."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import datetime
import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_matter import model, record, source
from front_matter.record import Record
from report.source_text import composed

FIELDS = model.by_name(model.FIELDS)
NAMES = st.sampled_from([*FIELDS, "Title", "tittle", "url", "", "a b", "日本", "? x", "- x"])
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "~", "no", "12:30:00", "2019-03-01", "2019-02-30", "0x1f", "1e400", "[a, b]", "{a: b}",
         "*a", "&a [*a]", "!!binary x", "|", ">-", '"open', "[[[[", "{{{{", "- a\n  - b", "\t", "a: b",
         "'\\u0000'", '"\\u0000\\ud800"', "<<: *a", "%YAML", "---", "...", "@", "`", "\ufeff", "\x85"]
    ),
)  # fmt: skip
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=12).map(
    lambda pairs: "\n".join(f"{name}: {value}" for name, value in pairs)
)
FILES = st.builds(
    lambda opening, header, closing, body: f"{opening}{header}{closing}{body}".encode(
        "utf-8", "surrogatepass"
    ),
    st.sampled_from(["---\n", "---\r\n", "", "\ufeff---\n", "\n---\n", "+++\n"]),
    HEADERS,
    st.sampled_from(["\n---\n", "\n...\n", "\n\n", "", "\r\n---\r\n"]),
    st.text(max_size=80),
)


def read(raw: bytes) -> Record:
    return record.read(source.parse(raw), FIELDS, article=True)


@given(st.one_of(st.binary(max_size=300), FILES, FILES.map(lambda raw: raw[1:])))
def test_any_bytes_make_a_record_or_refusals_inside_the_file(raw: bytes) -> None:
    known = read(raw)
    lines = len(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    for diagnostic in known.diagnostics:
        assert 1 <= diagnostic.line <= lines
        assert "\n" not in str(diagnostic.at("a.md"))
        assert str(diagnostic.at("a.md")).isprintable()
    if not known.diagnostics:
        assert isinstance(known.values["title"], str)
        assert isinstance(known.values["date"], datetime.date)


@given(FILES)
def test_reading_twice_gives_the_same(raw: bytes) -> None:
    assert read(raw) == read(raw)


@given(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60),
    st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)),
    st.integers(0, model.MOST_POPULAR),
    st.booleans(),
)
def test_what_is_written_in_quotes_is_read_back(
    title: str, day: datetime.date, views: int, popular: bool
) -> None:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    raw = (
        f'---\ntitle: "{quoted}"\ndate: {day}\npopularity: {views}\n'
        f"popular: {str(popular).lower()}\n---\nBody\n"
    )
    known = read(raw.encode())
    assert known.diagnostics == ()
    assert known.values == {
        "title": composed(title),
        "date": datetime.datetime.combine(day, datetime.time()),
        "popularity": views,
        "popular": popular,
    }


def _work(raw: bytes) -> int:
    """How many calls reading *raw* takes: the same number on every machine and under any load."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read(raw)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit",
    ["[", "{", "- ", "a: b\n", "a\n", "? ", "&a ", "*a ", "'", '"', "!", "\t", "\n", "# x\n", "a: [b]\n", ": ", "{a: ", "日"],
)  # fmt: skip
def test_work_grows_with_size_and_not_with_its_square(unit: str) -> None:
    small, large = (
        _work(f"---\n{unit * (size // len(unit))}\n---\n".encode()) for size in (4_000, 32_000)
    )
    assert large <= small * 10, f"eight times the size: {small} calls, then {large}"


def test_a_megabyte_of_nothing_takes_no_work() -> None:
    head = b"---\ntitle: T\ndate: 2019-03-01\n---\n"
    assert _work(head + b"\n" * 1_000_000) <= _work(head) + 100
