"""Lists that know at once whether they have an article answer as any list does."""

from __future__ import annotations

from typing import Any

import pytest

from incremental.article_lists import ArticleList, use_article_lists
from incremental.value_fingerprints import Fingerprints


class _Named:
    """Equal to any other with its name, as content of a plugin may be."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named) and other.name == self.name

    __hash__ = None  # type: ignore[assignment]


def test_only_its_own_articles_are_in_it() -> None:
    articles: list[Any] = [object() for _ in range(3)]
    quick = ArticleList(articles)
    assert all(each in quick for each in articles)
    assert object() not in quick
    assert quick == articles


def test_what_is_added_later_is_in_it_and_what_is_removed_is_not() -> None:
    first, second = object(), object()
    quick = ArticleList([first])  # type: ignore[list-item]
    assert second not in quick
    quick.append(second)  # type: ignore[arg-type]
    assert second in quick
    quick.remove(first)  # type: ignore[arg-type]
    assert first not in quick


def test_what_equals_an_article_is_in_it() -> None:
    quick = ArticleList([_Named("a")])  # type: ignore[list-item]
    assert _Named("a") in quick
    assert _Named("b") not in quick


def test_its_digest_does_not_tell_whether_it_was_asked() -> None:
    asked, other = ArticleList(["a", "b"]), ArticleList(["a", "b"])  # type: ignore[list-item]
    assert "b" in asked
    assert Fingerprints(str).of(asked) == Fingerprints(str).of(other)


@pytest.mark.parametrize("name", ["tags", "categories", "authors"])
def test_a_generator_gets_them_in_the_place_of_its_own(name: str) -> None:
    class Generator:
        tags = {"tag": [1, 2]}  # noqa: RUF012
        categories = [("category", [1, 2])]  # noqa: RUF012
        authors = [("author", [2])]  # noqa: RUF012

    generator: Any = Generator()
    before = dict(getattr(Generator, name))
    use_article_lists(generator)
    after = dict(getattr(generator, name))
    assert after == before
    assert {type(each) for each in after.values()} == {ArticleList}
