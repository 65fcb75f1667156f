"""Articles are put in the order that Pelican would have come to, or left to Pelican."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.utils import SafeDatetime, order_content, process_translations

from incremental.untranslated import places


def article(slug: Any, day: int = 1, **metadata: str) -> Any:
    date = SafeDatetime(2026, 1, day)
    told: dict[str, Any] = {"slug": slug, "date": date, "lang": "en", "in_default_lang": True}
    return SimpleNamespace(**told, metadata=metadata, translations=[], source_path=slug)


def settings(order: Any = "reversed-date", identity: Any = "slug") -> dict[str, Any]:
    return {"ARTICLE_ORDER_BY": order, "ARTICLE_TRANSLATION_ID": identity}


@pytest.mark.parametrize("order", ["reversed-date", "date", "slug", "reversed-slug"])
def test_the_order_is_that_of_pelican(order: str) -> None:
    articles = [article(f"post-{at}", 1 + at % 4) for at in range(40)]
    random.Random(1).shuffle(articles)
    found = places(articles, settings(order))
    assert found is not None
    ours = sorted(articles, key=lambda each: found[id(each)])
    originals, translations = process_translations(list(articles), "slug")
    assert (ours, []) == (order_content(originals, order), translations)


@pytest.mark.parametrize(
    ("articles", "told"),
    [
        ([article("a"), article("a")], settings()),
        ([article("a"), article("b", translation="true")], settings()),
        ([article("a"), article(2)], settings()),
        ([article("a"), article("b")], settings(identity=("slug", "lang"))),
        ([article("a"), article("b")], settings(order=len)),
        ([article("a"), article("b")], settings(order="rank")),
        ([article("a"), article("b")], settings(order="basename")),
        ([article("a"), article("b")], settings(order=None)),
    ],
)
def test_whatever_may_come_out_otherwise_is_left_to_pelican(
    articles: list[Any], told: dict[str, Any]
) -> None:
    assert places(articles, told) is None
