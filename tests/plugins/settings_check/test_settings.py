"""Settings: names, types and folders, each with what is told."""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from settings_check import folders, names, types

KNOWN = names.known(DEFAULT_CONFIG, ["index", "blog"])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("SITENAM", "SITENAME"),
        ("SITEULR", "SITEURL"),
        ("ARTICLE_PATH", "ARTICLE_PATHS"),
        ("STATIC_PATH", "STATIC_PATHS"),
        ("DEFAULT_PAGINATON", "DEFAULT_PAGINATION"),
        ("PLUGINS_PATHS", "PLUGIN_PATHS"),
        ("TYPOGRFY", "TYPOGRIFY"),
        ("OUTPUT_PAHT", "OUTPUT_PATH"),
        ("TIMEZON", "TIMEZONE"),
        ("BLOG_SAVEAS", "BLOG_SAVE_AS"),
        ("WITH_FUTURE_DATE", "WITH_FUTURE_DATES"),
    ],
)
def test_a_name_that_is_nearly_pelicans_is_a_slip(name: str, near: str) -> None:
    assert list(names.slips([name], KNOWN)) == [(name, near)]


def test_names_are_ruled_out_by_their_letters_only_if_they_are_not_near(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shorter = {name[:at] + name[at + 1 :] for name in KNOWN for at in range(0, len(name), 4)}
    turned = {name[1] + name[0] + name[2:] for name in KNOWN if len(name) > 2}
    written = sorted(shorter | turned | {f"{name}_X" for name in KNOWN})[::9]
    found = list(names.slips(written, KNOWN))
    monkeypatch.setattr(names, "_may_be_near", lambda *_: True)
    assert found == list(names.slips(written, KNOWN))
    assert len(found) > 50


@pytest.mark.parametrize(
    "name",
    ["SITENAME", "BLOG_SAVE_AS", "CATEGORIES_SAVE_AS", "POPULAR_POSTS_NUMBER", "TODAY", "REVIEWERS",
     "SITESUBTITLE", "POPULAR_FEED_ATOM", "FEEDS_AUTHORITY", "TAG_FEED_ATOM", "PAGE_POLICY", "SITETITLE", "GITHUB_USER",
     "AUTHORS", "AUTHOR_URLS", "TWITTER_USER", "MENU_ITEMS", "SITE_SUBTITLE"],
)  # fmt: skip
def test_names_of_pelican_and_of_plugins_are_accepted(name: str) -> None:
    assert list(names.slips([name], KNOWN)) == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SITENAME", 5, "want text; put it in quotes"),
        ("TYPOGRIFY", "yes", "want True or False; write True or False"),
        ("TYPOGRIFY", 1, "want True or False; write True or False"),
        ("ARTICLE_PATHS", "posts", "want a list; put it in square brackets"),
        ("MARKDOWN", [], "want a dict; write a dict"),
        ("MARKDOWN", None, "want a value; set one"),
        ("DEFAULT_PAGINATION", "10", "want a whole number from 1; write digits, no quotes"),
        ("DEFAULT_PAGINATION", 0.5, "want a whole number from 1; write digits, no quotes"),
        ("DEFAULT_PAGINATION", -1, "want a whole number from 1; write digits, no quotes"),
        ("DEFAULT_ORPHANS", True, "want a whole number from 0; write digits, no quotes"),
        ("PORT", "8000", "want a whole number from 1; write digits, no quotes"),
        ("SITEURL", "our.example", "want an address as https://example.org; begin it with https://, in small letters"),
        ("SITEURL", "https://x.example/", "want no slash at the end; drop it"),
        ("SITEURL", "javascript:x", "want an address as https://example.org; begin it with https://, in small letters"),
        ("SITEURL", None, "want an address as https://example.org, or nothing; write it between quotes"),
        ("CONTACT_EMAIL", "mailto:team@x.example", "want an address as team@example.org, or nothing; write the address alone"),
        ("CONTACT_EMAIL", "team at x.example", "want an address as team@example.org, or nothing; write the address alone"),
        ("CONTACT_EMAIL", None, "want an address as team@example.org, or nothing; write the address alone"),
        ("TIMEZONE", "Berlin", "want a time zone as Europe/Berlin or UTC; look it up"),
        ("TIMEZONE", "CEST", "want a time zone as Europe/Berlin or UTC; look it up"),
        ("DEFAULT_LANG", "English", "want a language as en; write its code"),
        ("COMMONMARK_COMPAT_BOXES", "note", 'want a list of kinds of boxes in small letters; write ["note", "warning"]'),
        ("COMMONMARK_COMPAT_BOXES", ["Note"], 'want a list of kinds of boxes in small letters; write ["note", "warning"]'),
        ("CACHE_CONTENT", True, "want False; Pelican's cache is pickle, which runs what it reads"),
        ("LOAD_CONTENT_CACHE", True, "want False; Pelican's cache is pickle, which runs what it reads"),
        ("DELETE_OUTPUT_DIRECTORY", True, "want False; it empties the live site before the new one is whole"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_told(name: str, value: Any, expected: str) -> None:
    found = types.problems({name: value}, DEFAULT_CONFIG)
    assert [f"{wanted}; {remedy}" for _, wanted, remedy in found] == [expected]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITENAME", "Our Site"),
        ("SITEURL", ""),
        ("SITEURL", "https://x.github.io/repo"),
        ("CONTACT_EMAIL", ""),
        ("CONTACT_EMAIL", "the.team+site@mail.x-y.example"),
        ("DEFAULT_PAGINATION", False),
        ("DEFAULT_PAGINATION", 10),
        ("FEED_ALL_ATOM", None),
        ("AUTHORS_SAVE_AS", ""),
        ("DRAFT_SAVE_AS", ""),
        ("PATH", Path("content")),
        ("ARTICLE_PATHS", ("posts",)),
        ("TIMEZONE", "Europe/Berlin"),
        ("SUMMARY_MAX_LENGTH", None),
        ("COMMONMARK_COMPAT_BOXES", ["key-points"]),
        ("ANYTHING_ELSE", object()),
    ],
)
def test_values_that_pelican_takes_are_accepted(name: str, value: Any) -> None:
    assert list(types.problems({name: value}, DEFAULT_CONFIG)) == []


def test_pelicans_own_defaults_are_accepted() -> None:
    assert list(types.problems(DEFAULT_CONFIG, DEFAULT_CONFIG)) == []


def test_a_missing_folder_beside_one_of_nearly_its_name_is_a_slip(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    settings = {"PATH": tmp_path, "ARTICLE_PATHS": ["post"], "PAGE_PATHS": ["pages"]}
    assert list(folders.problems(settings)) == [
        ("ARTICLE_PATHS", f"post: want a folder below {tmp_path.name}/", "did you mean posts?")
    ]


def test_a_folder_outside_the_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "secret").mkdir()
    settings = {"PATH": tmp_path / "content", "STATIC_PATHS": ["../secret"]}
    assert list(folders.problems(settings)) == [
        ("STATIC_PATHS", "../secret: want a folder below content/", "move it there")
    ]
