"""A summary that Pelican cuts from a body is compared by the body, without cutting it."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pelican.contents
import pytest
from pelican.contents import Article, Content
from pelican.settings import DEFAULT_CONFIG

from incremental.content_names import ContentNames
from incremental.digests import digest
from incremental.page_fingerprints import PageFingerprints

SETTINGS = {**DEFAULT_CONFIG, "PATH": "content", "SUMMARY_MAX_LENGTH": 2}
EVERYTHING = "get_content"  # a method, which may read anything of a text


class Own(Article):  # type: ignore[misc]
    """A text of a plugin, with a summary of its own."""

    words = "one"

    def get_summary(self, _siteurl: str) -> str:
        return self.words


class OwnProperty(Article):  # type: ignore[misc]
    words = "one"

    @property
    def summary(self) -> str:
        return self.words


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Pelican remembers bodies and summaries by their object for ever."""
    yield
    for name in ("get_content", "get_summary"):
        vars(Content)[name].cache.clear()


def article(body: str, kind: type[Content] = Article, **metadata: Any) -> Content:
    return kind(body, {"title": "A", **metadata}, SETTINGS, "content/a.md", {})


def fingerprint(content: Content, attribute: str = "summary") -> bytes:
    return PageFingerprints(ContentNames()).attribute(content, attribute, "")


@pytest.mark.parametrize("attribute", ["summary", EVERYTHING])
def test_the_same_body_is_not_cut(attribute: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object) -> str:
        raise AssertionError("it is cut")

    monkeypatch.setattr(pelican.contents, "truncate_html_words", cut)
    first, second = (fingerprint(article("One two three."), attribute) for _ in range(2))
    assert first == second != fingerprint(article("One and two."), attribute)


@pytest.mark.parametrize("attribute", ["summary", EVERYTHING])
@pytest.mark.parametrize("kind", [Own, OwnProperty])
def test_a_summary_of_a_plugin_is_compared(kind: Any, attribute: str) -> None:
    before, after = article("One two three.", kind), article("One two three.", kind)
    assert fingerprint(before, attribute) == fingerprint(after, attribute)
    after.words = "another"
    assert fingerprint(before) != fingerprint(after)


def test_a_method_that_a_plugin_has_hung_on_one_text_is_asked() -> None:
    before, after = article("One two three."), article("One two three.")
    after.get_summary = lambda _siteurl: "another"
    assert fingerprint(before) != fingerprint(after)


def test_a_summary_of_the_front_matter_is_compared() -> None:
    texts = [article("One two three.", summary=words) for words in ("one", "another")]
    assert fingerprint(texts[0]) != fingerprint(texts[1])


def test_the_digest_of_a_body_that_is_not_put_together_stands_for_it() -> None:
    whole, known = article("One two three."), article("")
    known.unread_body = SimpleNamespace(digest=lambda _content: digest(b"One two three."))
    assert fingerprint(whole, "content") == fingerprint(known, "content")
    known.unread_body = SimpleNamespace(digest=lambda _content: b"")
    assert fingerprint(known, "content") == fingerprint(article(""), "content")
