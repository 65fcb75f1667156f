"""What a writer gives becomes typed values with their lines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from front_matter import model, record, source
from front_matter.period import parse
from front_matter.record import Record

FIELDS = model.by_name(model.FIELDS)


def read(text: str, **options: Any) -> Record:
    return record.read(source.parse(text.encode()), FIELDS, **{"article": True, **options})


def test_every_field_is_read_with_its_type_and_line() -> None:
    known = read("""---
title: "Ketamine: what is known?"
search_title: Ketamine
slug: ketamine
date: 2019-03-01T09:30+02:00
modified: 2026-10-04
title_refers_to: 2018-10
summary: >
  Two
  lines.
category: Guides
tags: [ketamine, no, 2019]
authors:
  - Editorial team
status: draft
lang: pt-BR
translation: false
popularity: 1204
popularity_as_of: 2026-11-01
pinned: 1
popular: true
thumbnail: images/a.svg
aliases: [/old/, /older/place.html]
clinical: true
evidence_checked: 2026-10-04
review_by: 2027-10-04
reviewed_by: Dr A. Example
about:
  - type: drug
    name: Ketamine
claims:
  - claim: It works within hours.
    evidence: Two trials
    certainty: very low
    sources: [anand2023, "müller_2019", 10.1093/a+b:c]
---
Body
""")
    assert known.diagnostics == ()
    assert known.values == {
        "title": "Ketamine: what is known?",
        "search_title": "Ketamine",
        "slug": "ketamine",
        "date": datetime.fromisoformat("2019-03-01T09:30+02:00"),
        "modified": datetime(2026, 10, 4),  # noqa: DTZ001 - the site's zone is added by Pelican
        "title_refers_to": "2018-10",
        "summary": "Two lines.",
        "category": "Guides",
        "tags": ["ketamine", "no", "2019"],
        "authors": ["Editorial team"],
        "status": "draft",
        "lang": "pt-BR",
        "translation": False,
        "popularity": 1204,
        "popularity_as_of": date(2026, 11, 1),
        "pinned": 1,
        "popular": True,
        "thumbnail": "images/a.svg",
        "aliases": ["/old/", "/older/place.html"],
        "clinical": True,
        "evidence_checked": date(2026, 10, 4),
        "review_by": date(2027, 10, 4),
        "reviewed_by": "Dr A. Example",
        "about": [{"type": "drug", "name": "Ketamine"}],
        "claims": [
            {
                "claim": "It works within hours.",
                "evidence": "Two trials",
                "certainty": "very low",
                "sources": ["anand2023", "müller_2019", "10.1093/a+b:c"],
            }
        ],
    }
    assert {name: known.lines[name] for name in ("title", "authors", "authors.0", "claims")} == {
        "title": 2,
        "authors": 13,
        "authors.0": 14,
        "claims": 31,
    }


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("1984", "1984"),
        ("12:30:00", "12:30:00"),
        ("010", "010"),
        ("2019-03-01", "2019-03-01"),
        ("AT&T <b>", "AT&T <b>"),
        ("'null'", "null"),
        ("'~'", "~"),
        ('"# not a comment"', "# not a comment"),
        ("a # comment", "a"),
        ("C#", "C#"),
        ("it's", "it's"),
        ("日本語 😀", "日本語 😀"),
        ("=", "="),
    ],
)
def test_text_is_what_was_typed_whatever_yaml_would_guess(typed: str, title: str) -> None:
    assert read(f"---\ntitle: {typed}\ndate: 2019-03-01\n---\n").values["title"] == title


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2019-03-01", datetime(2019, 3, 1)),  # noqa: DTZ001
        ("2019-03-01 09:30", datetime(2019, 3, 1, 9, 30)),  # noqa: DTZ001
        ("2019-03-01T09:30:15", datetime(2019, 3, 1, 9, 30, 15)),  # noqa: DTZ001
        ("2019-03-01T09:30Z", datetime(2019, 3, 1, 9, 30, tzinfo=UTC)),
        ("'2020-02-29'", datetime(2020, 2, 29)),  # noqa: DTZ001
    ],
)
def test_dates_have_one_form(typed: str, expected: datetime) -> None:
    assert read(f"---\ntitle: T\ndate: {typed}\n---\n").values["date"] == expected


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf---\ntitle: T\ndate: 2019-03-01\n---\n",
        b"---\r\ntitle: T\r\ndate: 2019-03-01\r\n---\r\nBody\r\n",
        b"--- \ntitle: T\ndate: 2019-03-01\n---\t\n",
        b"---\ntitle: T\ndate: 2019-03-01\n...\n",
        b"---\n\n# comment\ntitle: T\n\ndate: 2019-03-01\n---",
        b"Title: T\nDate: 2019-03-01\n\nBody\n",
        b"title: T\r\ndate: 2019-03-01",
        b"---\ntitle: T\ndate: 2019-03-01\ntags: []\n---\na\n=======\n",
    ],
)
def test_files_of_every_editor_are_read(raw: bytes) -> None:
    known = record.read(source.parse(raw), FIELDS, article=True)
    assert (known.diagnostics, known.values["title"]) == ((), "T")


def test_a_page_needs_no_date() -> None:
    assert read("---\ntitle: T\n---\n", article=False).diagnostics == ()


def test_stock_headers_have_lists_without_brackets() -> None:
    known = read("Title: T\nDate: 2019-03-01\nTags: a, b\nAuthor: Jane Doe; Roe\n\nBody\n")
    assert known.values["tags"] == ["a", "b"]
    assert known.values["authors"] == ["Jane Doe", "Roe"]


@pytest.mark.parametrize("nothing", ["", "null", "~", "Null", "NULL  # nothing yet"])
def test_nothing_is_as_if_the_field_were_left_out(nothing: str) -> None:
    names = ("summary", "category", "tags", "status", "popularity", "about", "lang")
    fields = "".join(f"{name}: {nothing}\n" for name in names)
    known = read(f"---\ntitle: T\ndate: 2019-03-01\n{fields}---\n")
    assert (known.diagnostics, sorted(known.values)) == ((), ["date", "title"])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tags: a, b", {"tags": ["a", "b"]}),
        ("tags: 5,000 steps, 2019,2020", {"tags": ["5,000 steps", "2019", "2020"]}),
        ("tags: a; b, c", {"tags": ["a", "b, c"]}),
        ("tags: null, void", {"tags": ["null", "void"]}),
        ("tags: >\n  a,\n  b", {"tags": ["a", "b"]}),
        ("authors: Jane Doe", {"authors": ["Jane Doe"]}),
        ("author: Jane Doe", {"authors": ["Jane Doe"]}),
        ("aliases: /old/", {"aliases": ["/old/"]}),
        ("Tags: [a]\nSUMMARY: Text", {"tags": ["a"], "summary": "Text"}),
    ],
)
def test_fields_are_read_as_stock_pelican_reads_them(
    typed: str, expected: dict[str, object]
) -> None:
    known = read(f"---\nTitle: T\nDate: 2019-03-01\n{typed}\n---\n")
    assert known.diagnostics == ()
    assert {name: known.values[name] for name in expected} == expected


@pytest.mark.parametrize("name", ['"Mad" and "bad"', "‘Mad’ and ‘bad’", "“Mad” and “bad”"])
def test_a_name_may_hold_two_words_in_quotes(name: str) -> None:
    known = read(f"---\ntitle: T\ndate: 2019-03-01\ntags:\n- '{name}'\n---\n")
    assert (known.diagnostics, known.values["tags"]) == ((), [name])


def test_the_body_keeps_its_line() -> None:
    parts = source.parse(b"---\r\ntitle: T\r\n---\r\n\r\nOne\r\nTwo\r\n")
    assert (parts.body, parts.body_line) == ("\nOne\nTwo\n", 4)


@pytest.mark.parametrize("typed", ["2018-10", "2018-08-03"])
def test_a_period_is_written_as_it_was_typed(typed: str) -> None:
    assert parse(typed).iso == typed


LONG_TITLE = f"---\ntitle: {'long ' * 14}title\ndate: 2019-03-01\n"


def test_a_published_title_that_search_engines_cut_is_a_warning() -> None:
    (diagnostic,) = read(f"{LONG_TITLE}---\n").diagnostics
    assert (diagnostic.line, diagnostic.level) == (2, "warning")
    assert diagnostic.remedy == "it has 75; add search_title: with a shorter one"


@pytest.mark.parametrize("field", ["search_title: Short", "status: draft", "status: hidden"])
def test_a_long_title_needs_no_search_title(field: str) -> None:
    assert read(f"{LONG_TITLE}{field}\n---\n").diagnostics == ()
