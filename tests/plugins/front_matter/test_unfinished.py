"""What is said of a published text that nobody has written yet."""

from __future__ import annotations

from datetime import date

import pytest

from front_matter import model, record, source
from front_matter.unfinished import Rules
from tools.writing import new

FIELDS = model.by_name(model.FIELDS)
DAY = date(2026, 11, 28)


def reported(
    text: str, path: str = "posts/a.md", folders: tuple[str, ...] = ("posts",)
) -> list[str]:
    """What is said of the article *text*, without its path."""
    parts = source.parse(text.encode())
    known = record.read(parts, FIELDS, article=True)
    found = Rules("error", folders).diagnostics(parts, known, path, article=True)
    return [str(each.at("a.md")).removeprefix("a.md:") for each in found]


def post(body: str, fields: str = "category: C") -> str:
    return f"---\ntitle: T\ndate: 2019-03-01\n{fields}\n---\n{body}"


NO_WORDS = [
    "",
    "\n\n",
    "<!-- later -->\n",
    "&nbsp;\n",
    "***\n",
    "<br>\n\n* * *\n",
    "<!-- a\n\nb -->",
]


@pytest.mark.parametrize("body", NO_WORDS)
def test_a_published_text_without_words_is_told(body: str) -> None:
    assert reported(post(body)) == ["6: body: want a text of words; write it, or status: draft"]


@pytest.mark.parametrize(
    "body", ["Words", "7\n", "![a picture](x.png)\n", "[[references]]\n", "日本"]
)
def test_a_text_of_few_words_is_accepted(body: str) -> None:
    assert reported(post(body)) == []


@pytest.mark.parametrize("field", ["categories: [C]", "catgory: C", "category: [C]"])
def test_a_category_that_was_mistyped_is_not_missing_as_well(field: str) -> None:
    assert reported(post("Words", field)) == []


@pytest.mark.parametrize("text", ["# Heading\n\nWords", "+++\ntitle = 'T'\n+++\nWords", "Words"])
def test_a_text_without_front_matter_is_not_told_to_add_a_category(text: str) -> None:
    assert reported(text) == []


def test_a_new_post_that_is_published_as_it_is_has_three_mistakes() -> None:
    text = new.source(new.New("My story"), DAY)
    assert reported(text) == []
    assert reported(text.replace("status: draft", "status: published")) == [
        "9: body: The first paragraph says what matters most.: want words of your own in the place"
        " of these; write them, delete the file, or set status: draft",
        "5: summary: One or two sentences for lists and feeds.: want words of your own in the place"
        " of these; write them, delete the file, or set status: draft",
        "1: category: want a category for what is published; add category: …",
    ]


def test_words_of_the_template_are_found_below_others() -> None:
    body = "Mine.\n\nThe first paragraph says what matters most.\n"
    assert [line.partition(":")[0] for line in reported(post(body))] == ["8"]


@pytest.mark.parametrize(
    ("fields", "path", "folders", "has_one"),
    [
        ("category: C", "posts/a.md", ("posts",), True),
        ("lang: en", "posts/a.md", ("posts",), False),
        ("category:", "posts/a.md", ("posts",), False),
        ("lang: en", "posts/news/a.md", ("posts",), True),
        ("lang: en", "posts/news/a.md", (), False),
        ("lang: en", "a.md", ("",), False),
        ("status: draft", "posts/a.md", ("posts",), True),
    ],
)
def test_a_published_post_has_a_category_of_its_own_or_of_its_folder(
    fields: str, path: str, folders: tuple[str, ...], has_one: bool
) -> None:
    assert (reported(post("Words", fields), path, folders) == []) == has_one


@pytest.mark.parametrize(
    "raw", [b"---\ntitle: T\n", b"\xff\xfeT\x00", b"---\ntitle: Caf\xe9\n---\n"]
)
def test_a_file_that_cannot_be_read_has_no_second_mistake(raw: bytes) -> None:
    parts = source.parse(raw)
    known = record.read(parts, FIELDS, article=False)
    assert list(Rules("error", ()).diagnostics(parts, known, "a.md", article=False)) == []
