"""Words that YAML or a list would lose are refused with their line."""

import pytest
from pelican.settings import DEFAULT_CONFIG

from front_matter.compiler import Compiler
from front_matter.reader import compile_options

OPTIONS = compile_options({**DEFAULT_CONFIG, "SLUGIFY_SOURCE": "basename"})


def told(fields: str) -> list[str]:
    raw = f"---\ntitle: T\ndate: 2026-01-01\n{fields}\n---\nWords.\n".encode()
    found = Compiler(OPTIONS, []).compile(raw, "a.md").findings
    return [f"{each.line}: {each.field}" for each in found if each.level == "error"]


@pytest.mark.parametrize("field", ["summary: A case # 2 and more", "category: A # b"])
def test_words_after_a_comment_sign_are_not_lost_in_silence(field: str) -> None:
    assert told(field) == [f"4: {field.partition(':')[0]}"]


@pytest.mark.parametrize("field", ['summary: "A case # 2"', "slug: a # the address", "summary: C#"])
def test_a_quoted_value_and_a_comment_after_an_address_stay(field: str) -> None:
    assert told(field) == []


def test_a_name_with_and_in_it_is_no_author() -> None:
    assert told("authors: [Doe, Jane and Roe, Richard]") == ["4: authors"]


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        ("|\n  Effects:\n  - nausea\n  - sleep", 6),
        (">-\n  Words\n\n  ## Heading", 7),
        ('"- a"', 4),
        ("'![a](b.png)'", 4),
        ('"| a | b |"', 4),
        ('"> quoted"', 4),
        ("<div>words</div>", 4),
    ],
)
def test_a_summary_with_more_than_sentences_is_refused(summary: str, line: int) -> None:
    assert told(f"summary: {summary}") == [f"{line}: summary"]


@pytest.mark.parametrize(
    "summary", [">-\n  One - two,\n  three -\n  four", "'*Words* [here](https://x.org/)'", "a | b"]
)
def test_a_summary_of_sentences_stays(summary: str) -> None:
    assert told(f"summary: {summary}") == []
