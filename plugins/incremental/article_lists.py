"""Lists of articles that know at once whether they have an article.

For each tag, category and author Pelican asks of every article of the site whether it is in the
list, which looks through the list: a quarter of a build after an edit of one title among 10,000
texts.
"""

from __future__ import annotations

from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator


class ArticleList(list[Content]):
    """A list whose `in` does not grow with its length."""

    __slots__ = ("_members",)  # no attribute that the digest of a list would hold

    def __init__(self, articles: list[Content]) -> None:
        super().__init__(articles)
        self._members: set[int] = set()

    def __contains__(self, item: object) -> bool:
        if len(self._members) != len(self):  # not asked before, or a template has changed the list
            self._members = {id(each) for each in self}
        return id(item) in self._members or (_compares(item) and super().__contains__(item))


def _compares(item: object) -> bool:
    """Whether *item* may equal another object."""
    return type(item).__eq__ is not object.__eq__


def use_article_lists(generator: ArticlesGenerator) -> None:
    """Give *generator* such lists of the articles of each tag, category and author."""
    generator.tags = {tag: ArticleList(articles) for tag, articles in generator.tags.items()}
    for name in ("categories", "authors"):
        pairs: list[tuple[Any, list[Content]]] = getattr(generator, name)
        setattr(generator, name, [(each, ArticleList(articles)) for each, articles in pairs])
