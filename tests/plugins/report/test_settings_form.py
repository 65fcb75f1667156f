"""Settings that hold lists and tables."""

from __future__ import annotations

import pytest

from report.settings_form import (
    TEXTS_BY_NAME,
    Form,
    list_of,
    pair,
    table,
    text,
    text_or_texts,
    texts,
)

PART = table(texts, {"sheet": text}, needed="holds")


@pytest.mark.parametrize(
    ("form", "value", "problem"),
    [
        (text, "", "'': want text"),
        (text, 3, "3: want text"),
        (texts, "pre", "'pre': want a list"),
        (texts, ["pre", ""], "'': want text"),
        (texts, {"pre": 1}, "{'pre': 1}: want a list"),
        (text_or_texts, 5, "5: want a list"),
        (pair, "ab", "'ab': want two texts"),
        (pair, ("a", "b", "c"), "('a', 'b', 'c'): want two texts"),
        (list_of(pair), [("a", "b"), ("c",)], "('c',): want two texts"),
        (TEXTS_BY_NAME, {"video": "controls"}, "video: 'controls': want a list"),
        (TEXTS_BY_NAME, ["video"], "['video']: want a dict"),
        (TEXTS_BY_NAME, {1: []}, "1: 1: want text"),
        (PART, {"sheet": "a.css"}, "want holds"),
        (PART, {"holds": [], "sheet": ["a.css"]}, "sheet: ['a.css']: want text"),
        (table(PART), {"code": {"holds": "pre"}}, "code: holds: 'pre': want a list"),
        (table(texts, least=1), {}, "want one entry at least"),
    ],
)
def test_a_value_of_another_form_is_named(form: Form, value: object, problem: str) -> None:
    wrong = form(value)
    assert wrong is not None
    assert wrong.problem == problem


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (text, "a"),
        (texts, ("a", "b")),
        (texts, []),
        (text_or_texts, "a"),
        (pair, ["a", "b"]),
        (TEXTS_BY_NAME, {}),
        (
            table(PART, least=1),
            {"code": {"holds": ["pre"], "img-src": ["data:"]}},
        ),
    ],
)
def test_a_value_of_the_form_is_accepted(form: Form, value: object) -> None:
    assert form(value) is None
