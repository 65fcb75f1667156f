"""The lists of one build: each language ranked once, each entry made once."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from .article import read_post, read_source
from .entry import Entry, PostContent, last_change, make_entry
from .options import Options
from .ranking import Post, candidates, window, within


class Lists:
    """*generator* is Pelican's generator of articles, when it has read them all."""

    def __init__(self, generator: Any, options: Options) -> None:
        self.options = options
        self._generator = generator
        self._language = generator.settings["DEFAULT_LANG"].lower()
        self._entries: dict[tuple[str, str], Entry] = {}
        self._ranked: dict[str, list[Post]] = {}

    @cached_property
    def _posts(self) -> dict[tuple[str, str], tuple[Post, Any]]:
        """Every published post with its article."""
        settings = self._generator.settings
        articles = [*self._generator.articles, *self._generator.translations]
        posts = [read_post(each, self.options, settings) for each in articles]
        return {
            (post.slug, post.lang): (post, article)
            for post, article in zip(posts, articles, strict=True)
        }

    def _pool(self, language: str) -> list[Post]:
        """The posts that a page in *language* may list."""
        if self.options.same_language:
            return [post for post, _ in self._posts.values() if post.lang == language]
        originals = {(article.slug, article.lang) for article in self._generator.articles}
        return [post for key, (post, _) in self._posts.items() if key in originals]

    def _ranking(self, language: str) -> list[Post]:
        if language not in self._ranked:
            self._ranked[language] = candidates(self._pool(language), self.options)
        return self._ranked[language]

    def source(self, post: Post) -> PostContent:
        article = self._posts[post.slug, post.lang][1]
        return read_source(article, post, self.options, self._generator.context["static_content"])

    def _entry(self, post: Post) -> Entry:
        key = (post.slug, post.lang)
        if key not in self._entries:
            self._entries[key] = make_entry(self.source(post), self.options)
        return self._entries[key]

    def entries(self, language: str = "", besides: str | None = None) -> list[Entry]:
        """The list for a page in *language*, without the post whose slug is *besides*."""
        ranked = self._ranking(language or self._language)
        return [self._entry(post) for post in window(ranked, self.options, besides)]

    def top(self) -> list[Post]:
        """The posts of the page, the JSON file and the feed."""
        return self._ranking(self._language)[: self.options.page_number]

    def changed(self) -> datetime | None:
        """When the page of popular posts last changed."""
        return last_change(self.source(post) for post in self.top())

    def top_entries(self) -> list[Entry]:
        return [self._entry(post) for post in self.top()]

    def within(self, number: int | None = None, **names: str) -> list[Entry]:
        """For templates: the list of one `category`, `tag`, `author` or `language`."""
        options = within(self.options, number, **names)
        language = names.get("language", self._language)
        ranked = candidates(self._pool(language), options)
        return [self._entry(post) for post in window(ranked, options)]
