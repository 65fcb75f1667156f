from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import feeds
from feeds.options import PREFIX, Options, read_options
from report.diagnostic import DiagnosticsError

README = (Path(feeds.__file__).parent / "README.md").read_text(encoding="utf-8")


def test_settings_are_read_and_others_have_defaults() -> None:
    assert read_options({"FEEDS_ITEMS": 5, "SITENAME": "x"}) == Options(items=5)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("FEEDS_ITEM", 5, "there is no such setting; did you mean FEEDS_ITEMS?"),
        ("FEEDS_ZZZZZZZZZZZZZZ", 5, "there is no such setting; remove it"),
        ("FEEDS_ITEMS", 0, "0 is wrong; write a whole number, 1 or more"),
        ("FEEDS_ITEMS", True, "True is wrong; write a whole number, 1 or more"),
        ("FEEDS_ALL_RSS", None, 'None is wrong; write a text, "" for none'),
        ("FEEDS_TAG_ATOM", "t.xml", "'t.xml' is wrong; write a path with {slug} in it"),
    ],
)
def test_refuses(name: str, value: Any, problem: str) -> None:
    with pytest.raises(DiagnosticsError) as caught:
        read_options({name: value})
    assert str(caught.value) == f"pelicanconf.py:1: {name}: {problem}"


def test_the_readme_has_a_row_for_each_setting_with_its_default_and_meaning() -> None:
    rows = re.findall(r"^\| `(FEEDS_\w+)` \| `(.*?)` \| (.*) \|$", README, re.MULTILINE)
    assert rows == [
        (PREFIX + each.name.upper(), repr(each.default), each.metadata["help"])
        for each in fields(Options)
    ]
