"""Boxes whose title or words Markdown would lose are refused with their line."""

from collections.abc import Collection

import pytest

from commonmark_compat.foreign import diagnostics
from report.source_lines import Lines


def reported(text: str, boxes: Collection[str] | None = None) -> list[str]:
    return [f"{each.line}: {each.problem}" for each in diagnostics(Lines(text, 1), boxes)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('!!! note "T"\n   three spaces', "1: want the words of the box indented below it"),
        ('Words.\n\n!!! note "T"\n\nno spaces', "3: want the words of the box indented below it"),
        ("!!! note Take care\n    x", "1: want one kind and a title in double quotes"),
        ('??? note "C"\n    hidden', "1: want a box as !!! note"),
        ('Words.\n\n!!! waring "T"\n    x', "3: want a kind of box"),
        ("Words.^[inline note]", "1: want a footnote as [^name]"),
        ("+---+---+\n| a | b |\n+---+---+", "1: want a table with | between its cells"),
    ],
)
def test_what_a_box_or_table_would_lose_is_refused(text: str, wanted: str) -> None:
    line, _, problem = wanted.partition(": ")
    assert any(each.startswith(f"{line}: ") and problem in each for each in reported(text))


@pytest.mark.parametrize(
    "text",
    [
        '!!! note "T"\n    words',
        "!!! warning\n\n    words",
        '- a\n\n    !!! note "T"\n        b',
        '!!! recipe "T"\n    of a theme of one\'s own',
        "x^2^[@key], 10^-12^[@key]",
    ],
)
def test_a_box_with_its_words_stays(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("kind", "remedy"),
    [("recipes", "recipe"), ("tip", "note or recipe"), ("warning", "note or recipe")],
)
def test_a_kind_that_a_site_has_not_is_refused(kind: str, remedy: str) -> None:
    text = f'Words.\n\n!!! {kind} "T"\n    words'
    found = [
        f"{e.line}: {e.problem}; {e.remedy}"
        for e in diagnostics(Lines(text, 1), ["note", "recipe"])
    ]
    assert found == [f"3: {kind}: want a kind of box; write {remedy}"]
    assert reported(text.replace(kind, "Recipe"), ["note", "recipe"]) == []
