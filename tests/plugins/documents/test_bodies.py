"""Bodies are put together when something asks for them, and are then what they always were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from pelican.contents import Article, Category

from documents.bodies import Bodies
from documents.document import Document, decode, encode
from documents.receivers import register
from documents.registry import add_resolver
from documents.result_cache import SETTING
from feeds.article import article_facts
from incremental.page_fingerprints import known_body
from tests.plugins.documents.test_faster_methods import faster
from tests.plugins.incremental.test_page_fingerprints import fingerprint

SITEURL = "https://example.org"
TABLES = {"word": "good"}
HTML = "<p>A WORD text.</p>"
resolved: list[str] = []


def fill(html: str, _document: Document, tables: dict[str, str], _options: object) -> str:
    resolved.append(html)
    return html.replace("WORD", tables["word"])


class Results(dict[str, tuple[str, str]]):
    """What one build keeps for the next."""

    def get(self, name: str, inputs: str) -> Any:  # type: ignore[override]
        kept = super().get(name, ("", ""))
        return kept[1] if kept[0] == inputs else None

    def put(self, name: str, inputs: str, result: str) -> None:
        self[name] = inputs, result


@pytest.fixture(autouse=True)
def _registered() -> None:
    register()
    resolved.clear()


def linked(
    results: Results | None,
    html: str = HTML,
    tables: Any = TABLES,
    change: Callable[[Article], None] = lambda _article: None,
) -> Article:
    """The text *html* after the link stage of a build; a plugin makes a *change* before that."""
    document = decode(encode(Document(html=html, metadata={"title": "A title"})))
    article = faster(document.html)
    article.document = document
    article._context["document_tables"] = tables
    article.settings[SETTING] = results
    add_resolver(article.settings, "fill", f"{__name__}:fill")
    change(article)
    bodies = Bodies(article.settings, tables)
    bodies.give(article, article.document)
    bodies.save()
    return article


def shown(article: Article) -> bytes:
    """The digest of the body as pages and feeds compare it."""
    article.category, article.date = (
        Category("Misc", article.settings),
        datetime(2026, 11, 30, tzinfo=UTC),
    )
    of_feed = article_facts(article, {"SITEURL": SITEURL})[3]
    assert of_feed == fingerprint(article, "content")
    return bytes(of_feed)


def test_the_next_build_puts_a_body_together_when_something_asks_for_it() -> None:
    results = Results()
    first = linked(results)
    known = shown(first)
    second = linked(results)
    assert (resolved, shown(second)) == ([HTML], known)
    assert first.content == second.content == second._content == "<p>A good text.</p>"
    assert (resolved, shown(second)) == ([HTML, HTML], known)


@pytest.mark.parametrize(
    ("html", "tables"), [(HTML, {"word": "better"}), ("<p>Another WORD.</p>", TABLES)]
)
def test_a_body_made_of_anything_else_is_put_together_at_once(html: str, tables: Any) -> None:
    results = Results()
    linked(results)
    assert "_content" in vars(linked(results, html, tables))
    assert resolved == [HTML, html]


def test_other_options_of_a_resolver_make_another_body(monkeypatch: pytest.MonkeyPatch) -> None:
    results = Results()
    linked(results)
    monkeypatch.setattr("documents.bodies.resolvers", lambda _settings: [])
    assert linked(results).content == HTML


def test_a_body_with_a_link_that_pelican_replaces_is_put_together_at_once() -> None:
    results = Results()
    html = '<p>A WORD <a href="{tag}sleep">tag</a>.</p>'
    linked(results, html)
    assert "_content" in vars(linked(results, html))


def test_nothing_is_known_of_bodies_without_a_cache() -> None:
    assert linked(None).content == linked(None).content == "<p>A good text.</p>"
    assert resolved == [HTML, HTML]


def test_nothing_is_known_of_bodies_from_tables_that_are_not_plain_data() -> None:
    results = Results()
    tables = {**TABLES, "other": object()}
    assert "_content" in vars(linked(results, tables=tables))
    assert "_content" in vars(linked(results, tables=tables))


def test_a_plugin_may_read_and_change_a_body_that_nothing_has_asked_for() -> None:
    results = Results()
    known = shown(linked(results))
    second = linked(results)
    second._content = second._content.replace("good", "changed")
    assert second.content == "<p>A changed text.</p>"
    assert shown(second) != known


def _give_other_html(article: Article) -> None:
    article.document.html += "<p>More.</p>"


def _give_pelicans_hook(article: Article) -> None:
    article._get_content = lambda: f"{article._content}<p>More.</p>"


@pytest.mark.parametrize("change", [_give_other_html, _give_pelicans_hook])
def test_what_a_plugin_changes_before_is_neither_left_out_nor_kept(
    change: Callable[[Article], None],
) -> None:
    results = Results()
    for _ in range(2):
        plain, changed = linked(results), linked(results, change=change)
        assert plain.content == "<p>A good text.</p>"
        assert changed.get_content(SITEURL) == "<p>A good text.</p><p>More.</p>"
        assert shown(plain) != shown(changed)


class _OtherContent(Article):  # type: ignore[misc]
    @property
    def content(self) -> str:
        return "Other words."


def _give_hook(article: Article) -> None:
    article._get_content = lambda: "Other words."


def _give_method(article: Article) -> None:
    article.get_content = lambda _siteurl: "Other words."


def _give_class(article: Article) -> None:
    article.__class__ = _OtherContent


@pytest.mark.parametrize("change", [_give_hook, _give_method, _give_class])
def test_what_a_plugin_shows_instead_of_a_body_has_no_digest_from_before(
    change: Callable[[Article], None],
) -> None:
    results = Results()
    linked(results)
    second = linked(results)
    assert known_body(second) == shown(second)
    change(second)
    assert known_body(second) == b""


@pytest.mark.parametrize("results", [None, Results()])
def test_no_document_has_its_html_any_more(results: Results | None) -> None:
    assert [linked(results).document.html for _ in range(2)] == ["", ""]


def test_a_content_without_a_body_says_so() -> None:
    article = faster(HTML)
    del article._content
    assert not hasattr(article, "_content")
