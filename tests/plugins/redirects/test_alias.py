from __future__ import annotations

import pytest

from redirects.alias import Alias, problems, save_as


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/old/place/", "old/place/index.html"),
        ("/old/place", "old/place/index.html"),
        ("/old.html", "old.html"),
        ("/old.htm", "old.htm"),
        ("/version-2.0/", "version-2.0/index.html"),
        ("/", "index.html"),
        ("/café/", "café/index.html"),
        ("/old post/", "old post/index.html"),
    ],
)
def test_the_file_that_answers_at_an_address(path: str, file: str) -> None:
    assert save_as(path) == file


def reported(aliases: list[Alias], outputs: dict[str, str]) -> list[tuple[Alias, str]]:
    return [(alias, each.message) for alias, each in problems(aliases, outputs)]


def test_an_alias_that_is_free_has_no_problem() -> None:
    assert reported([Alias("/old/", "a.md")], {"a/index.html": "a.md"}) == []


def test_the_address_of_another_page_cannot_be_an_alias() -> None:
    alias = Alias("/b/", "a.md")
    assert reported([alias], {"b/index.html": "b.md"}) == [
        (alias, "/b/ is already the address of b.md; remove the alias")
    ]


def test_letter_case_does_not_make_an_address_free() -> None:
    alias = Alias("/About/", "a.md")
    assert reported([alias], {"about/index.html": "about.md"}) == [
        (alias, "/About/ is already the address of about.md; remove the alias")
    ]


def test_a_text_cannot_be_its_own_alias() -> None:
    alias = Alias("/a/", "a.md")
    assert reported([alias], {"a/index.html": "a.md"}) == [
        (alias, "/a/ is already the address of this text itself; remove the alias")
    ]


def test_two_texts_cannot_share_an_alias() -> None:
    first, second = Alias("/old/", "a.md"), Alias("/old", "b.md")
    assert reported([first, second], {}) == [
        (first, "/old/ is already an old address of b.md; remove the alias")
    ]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("/Old/", "/old/", "/old/ differs only by letter case from /Old/, another alias"),
        ("/old", "/old/", "/old/ is the same address as /old, another alias"),
        (
            "/Straße/",
            "/straße/",
            "/straße/ differs only by letter case from /Straße/, another alias",
        ),
    ],
)
def test_two_aliases_of_one_text_are_told_apart_from_its_address(
    first: str, second: str, message: str
) -> None:
    aliases = [Alias(first, "a.md"), Alias(second, "a.md")]
    assert reported(aliases, {}) == [(aliases[1], f"{message}; keep one of them")]


def test_letters_that_case_folding_makes_alike_are_one_file() -> None:
    aliases = [Alias("/strasse/", "a.md"), Alias("/straße/", "a.md")]
    message = "/straße/ differs only by letter case from /strasse/, another alias"
    assert reported(aliases, {}) == [(aliases[1], f"{message}; keep one of them")]


def test_an_alias_needs_a_place_where_a_page_can_stand() -> None:
    alias = Alias("/feed.xml", "a.md")
    assert reported([alias], {}) == [
        (alias, "no page can redirect from /feed.xml; want a path that ends in / or .html")
    ]
