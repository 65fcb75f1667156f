"""Commas inside quotes, and quotes without a partner, in lists of tags and authors."""

import time

import pytest

from front_matter import model, record, source

FIELDS = model.by_name(model.FIELDS)
YAML = "---\ntitle: T\ndate: 2019-03-01\n{}: {}\n---\n"
STOCK = "Title: T\nDate: 2019-03-01\nSlug: t\n{}: {}\n\n"


def read(header: str, field: str, value: str) -> tuple[list[str], object]:
    """What is reported of line 4, and the value of *field*."""
    text = header.format(field, value)
    known = record.read(source.parse(text.encode()), FIELDS, article=True)
    reported = [str(each.at("a.md")).removeprefix("a.md:") for each in known.diagnostics]
    return [line for line in reported if line.startswith("4: ")], known.values.get(field)


LISTS = [
    ("tags", 'sleep, "deep, light"', "sleep; deep, light", ["sleep", "deep, light"]),
    ("tags", "sleep, 'deep, light'", "sleep; deep, light", ["sleep", "deep, light"]),
    ("tags", "sleep, “deep, light”, mood", "sleep; deep, light; mood", None),
    ("tags", 'walks, "5,000 steps, daily"', "walks; 5,000 steps, daily", None),
    ("authors", 'Jane Doe, "Roe, Richard"', "Jane Doe; Richard Roe", ["Jane Doe", "Richard Roe"]),
    ("authors", 'Jane Doe, "Roe, Richard, MD"', "Jane Doe; Richard Roe MD", None),
    ("authors", 'Jane Doe, "Ann Li, MD"', "Jane Doe; Ann Li MD", None),
    ("authors", 'Jane Doe, "Ann Li, Bo Ek"', "Jane Doe; Ann Li; Bo Ek", None),
    (
        "authors",
        'Jane Doe, "Hospital for Sick Children, Toronto"',
        "Jane Doe; Hospital for Sick Children, Toronto",
        None,
    ),
]


@pytest.mark.parametrize("header", [YAML, STOCK])
@pytest.mark.parametrize(("field", "typed", "mended", "values"), LISTS)
def test_a_comma_inside_quotes_is_refused_with_a_remedy_that_mends(
    header: str, field: str, typed: str, mended: str, values: list[str] | None
) -> None:
    (line,), value = read(header, field, typed)
    assert line.startswith(f"4: {field}: {typed}: want semicolons between ")
    assert (line.split("; write ")[1], value) == (mended, None)
    assert read(header, field, mended) == ([], values or mended.split("; "))


@pytest.mark.parametrize(
    ("field", "typed", "mended", "values"),
    [
        ("tags", '"deep, light"', "deep, light;", ["deep, light"]),
        ("authors", '"Roe, Richard"', "Richard Roe", ["Richard Roe"]),
    ],
)
def test_one_entry_in_the_quotes_of_a_stock_header_is_refused(
    field: str, typed: str, mended: str, values: list[str]
) -> None:
    (line,), _ = read(STOCK, field, typed)
    assert line.split("; write ")[1] == mended
    assert read(STOCK, field, mended) == ([], values)


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ('deep"', "deep"),
        ("“deep", "deep"),
        ("deep'", "deep"),
        ("‘deep", "deep"),
        ('"Mad" and "bad', '"Mad" and bad'),
    ],
)
@pytest.mark.parametrize("field", ["tags", "authors", "category"])
def test_a_quote_without_its_partner_is_refused(field: str, typed: str, mended: str) -> None:
    value = typed if field == "category" else f"Sleep; {typed}"
    (line,), _ = read(STOCK, field, value)
    assert line == f"4: {field}: {typed}: want no quote without its partner; write {mended}"


@pytest.mark.parametrize(
    "name",
    [
        "Parkinson's disease",
        "Veterans'",
        "'t Hart",
        "’t Hart",
        "'90s music",
        'Dwayne "The Rock" Johnson',
        '"Ecstasy" use',
    ],
)
def test_apostrophes_and_quotes_in_pairs_stay(name: str) -> None:
    assert read(STOCK, "tags", f"sleep, {name}") == ([], ["sleep", name])


def test_a_list_of_yaml_may_hold_a_comma_in_quotes() -> None:
    assert read(YAML, "tags", '[sleep, "deep, light"]') == ([], ["sleep", "deep, light"])


@pytest.mark.parametrize(
    ("field", "typed", "mended", "values"),
    [
        ("tags", '"deep, light", sleep', "deep, light; sleep", ["deep, light", "sleep"]),
        ("tags", "'deep, light', sleep", "deep, light; sleep", ["deep, light", "sleep"]),
        ("tags", '"sleep", mood', '["sleep", mood]', ["sleep", "mood"]),
        ("authors", '"Roe, Richard", Jane Doe', "Richard Roe; Jane Doe", None),
        ("authors", '"Ann Li", Bo Ek', '["Ann Li", Bo Ek]', ["Ann Li", "Bo Ek"]),
    ],
)
def test_a_list_that_begins_with_a_quote_is_no_yaml_and_told_how_to_be(
    field: str, typed: str, mended: str, values: list[str] | None
) -> None:
    assert read(YAML, field, typed)[0] == [f"4: {field}: {typed}: want valid YAML; write {mended}"]
    assert read(YAML, field, mended) == ([], values or mended.split("; "))


@pytest.mark.parametrize(
    "value", ['"Sleep"' + ", b" * 60 + " & c", "|\n  a" + "\n" * 20_000 + "  b"]
)
def test_the_time_of_a_long_list_does_not_double_with_each_entry(value: str) -> None:
    start = time.process_time()
    read(YAML, "tags", value)
    assert time.process_time() - start < 2


def test_the_remedy_of_authors_with_a_lone_quote_has_none() -> None:
    (line,), value = read(YAML, "authors", 'Jane Doe, "Roe, Richard')
    assert (line.split(": Jane Doe; ")[1], value) == ("Roe; Richard", None)
