"""Articles of which none is a translation of another, put in order at once.

Pelican looks for each article in the list of all that are no translations, which takes the square
of their number. Where no two share a slug there is none to find: then Pelican is told so while it
puts them in order, and gets the order that it would have come to.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final

from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator
from pelican.utils import SafeDatetime, order_content

_ID: Final = "ARTICLE_TRANSLATION_ID"
_ORDER: Final = "ARTICLE_ORDER_BY"
_COMPARABLE: Final = ({str}, {int}, {SafeDatetime})  # each with any other of its kind
_LISTS: Final = 3  # published, hidden, drafts: for each Pelican asks for the one, then the other


class Untranslated:
    """Waits until *generator* has read its *count* articles, and then tells it their order."""

    def __init__(self, generator: ArticlesGenerator, count: int) -> None:
        self._generator, self._count = generator, count
        self._articles: list[Content] = []

    def add(self, content: Content) -> None:
        """*content* is made, maybe by the generator."""
        if type(content) is Article:
            self._articles.append(content)
            if len(self._articles) == self._count:
                self._generator.settings = _Told(self._generator, self._articles)

    def end(self) -> None:
        """The articles are in order."""
        if isinstance(self._generator.settings, _Told):
            self._generator.settings = self._generator.settings.maps[-1]
        self._count = -1
        self._articles = []


class _Told(ChainMap[str, Any]):
    """The settings of *generator*, until it has put its lists in order."""

    def __init__(self, generator: ArticlesGenerator, articles: Sequence[Content]) -> None:
        super().__init__({}, generator.settings)
        self._generator, self._articles = generator, articles
        self._asked = 0
        self._places: dict[int, int] | None = None

    def __getitem__(self, key: str) -> Any:
        if key == _ID:
            self._asked += 1
            self._places = places(self._articles, self.maps[-1])
            return None if self._places else self.maps[-1][key]
        if key == _ORDER and self._places:
            found, self._places = self._places, None
            if self._asked == _LISTS:
                self._generator.settings = self.maps[-1]
            return lambda article: found[id(article)]
        return self.maps[-1][key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.maps[-1][key] = value


def places(articles: Sequence[Content], settings: Any) -> dict[int, int] | None:
    """Where each of *articles* comes in Pelican's order; None if that is for Pelican to say."""
    order = settings[_ORDER]
    if settings[_ID] != "slug" or not isinstance(order, str) or not all(map(_is_alone, articles)):
        return None
    slugs = [each.slug for each in articles]
    keys = [getattr(each, order.removeprefix("reversed-"), None) for each in articles]
    if len({*slugs}) < len(slugs) or {*map(type, keys)} not in _COMPARABLE:
        return None
    by_slug = sorted(articles, key=attrgetter("slug"))
    return {id(each): at for at, each in enumerate(order_content(by_slug, order))}


def _is_alone(article: Content) -> bool:
    """Whether nothing but its slug could make *article* a translation."""
    is_plain = type(getattr(article, "slug", None)) is str and hasattr(article, "lang")
    return is_plain and "translation" not in article.metadata and not article.translations
