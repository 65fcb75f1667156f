"""Lists that answer `in` at once answer as any list does."""

from __future__ import annotations

from incremental.members import Members


class Article:
    """Equal to nothing but itself."""


class Named(Article):
    """Equal to what has the same name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.name == other.name

    __hash__ = None  # type: ignore[assignment]


def test_articles_are_known_by_identity() -> None:
    inside, outside = Article(), Article()
    members = Members([inside])
    assert [each in members for each in (inside, outside, None, "a")] == [True, False, False, False]


def test_an_item_that_is_equal_to_a_member_is_in_the_list() -> None:
    members = Members([Article(), Named("a")])
    assert Named("a") in members
    assert Named("b") not in members
    assert Named("c") not in Members([Article()])


def test_a_list_that_changes_is_known_as_it_is_now() -> None:
    first, second, third = Article(), Article(), Article()
    members = Members([first, second])
    assert third not in members
    members[0] = third
    assert [each in members for each in (first, second, third)] == [False, True, True]
    members.append(first)
    members.remove(second)
    assert [each in members for each in (first, second, third)] == [True, False, True]


def test_a_member_that_is_there_twice_is_found() -> None:
    article = Article()
    assert article in Members([article, article])
