from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import popular_posts
from popular_posts.errors import PopularPostsError
from popular_posts.options import PREFIX, Options, read_options

README = (Path(popular_posts.__file__).parent / "README.md").read_text(encoding="utf-8")


def test_without_settings_every_option_has_its_default() -> None:
    assert read_options({"SITENAME": "x"}) == Options()


def test_settings_are_read_and_lists_are_frozen() -> None:
    settings = {"POPULAR_POSTS_NUMBER": 3, "POPULAR_POSTS_ONLY_TAGS": ["a"]}
    assert read_options(settings) == Options(number=3, only_tags=("a",))


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("NUMBER", "5", "'5' is wrong; it must be a whole number, 0 or more"),
        ("NUMBER", -1, "-1 is wrong; it must be a whole number, 0 or more"),
        ("NUMBER", True, "True is wrong; it must be a whole number, 0 or more"),
        ("DAYS", 1.5, "1.5 is wrong; it must be a whole number, 0 or more"),
        ("WORDS_PER_MINUTE", 0, "0 is wrong; it must be a whole number, 1 or more"),
        ("SHOW_DATE", "yes", "'yes' is wrong; it must be True or False"),
        (
            "ORDER",
            "random",
            "'random' is wrong; it must be one of popularity, average, newest, oldest, title",
        ),
        ("ONLY_TAGS", "a", "'a' is wrong; it must be a list of texts"),
        ("ONLY_TAGS", [1], "[1] is wrong; it must be a list of texts"),
        ("HEADING", None, "None is wrong; it must be text"),
        (
            "JSON_SAVE_AS",
            "../x.json",
            "'../x.json' is wrong; it must be a file inside the output folder, or \"\" for none",
        ),
        (
            "PAGE_SAVE_AS",
            "popular/",
            "'popular/' is wrong; it must be a file inside the output folder, or \"\" for none",
        ),
        ("NUMBR", 5, "no such setting; did you mean POPULAR_POSTS_NUMBER?"),
        ("QQQQQQQQQQQQQQQQQQQQQQ", 5, "no such setting; remove it"),
    ],
)
def test_refuses(name: str, value: Any, line: str) -> None:
    with pytest.raises(PopularPostsError) as caught:
        read_options({PREFIX + name: value})
    assert caught.value.problems == [f"settings: {PREFIX}{name}: {line}"]


def test_all_wrong_settings_come_in_one_error_sorted() -> None:
    with pytest.raises(PopularPostsError) as caught:
        read_options({"POPULAR_POSTS_X": 1, "POPULAR_POSTS_NUMBER": None})
    names = [line.split(": ")[1] for line in caught.value.problems]
    assert names == ["POPULAR_POSTS_NUMBER", "POPULAR_POSTS_X"]


def test_the_readme_has_a_row_for_each_setting_with_its_default_and_meaning() -> None:
    rows = re.findall(r"^\| `(POPULAR_POSTS_\w+)` \| `(.*?)` \| (.*) \|$", README, re.MULTILINE)
    declared = [
        (
            PREFIX + each.name.upper(),
            repr(list(each.default) if isinstance(each.default, tuple) else each.default),
            each.metadata["help"],
        )
        for each in fields(Options)
    ]
    assert [tuple(row) for row in rows] == declared
