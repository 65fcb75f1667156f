from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from popular_posts.fields import MOST, Fields
from popular_posts.options import Options
from popular_posts.ranking import Post, candidates, window
from popular_posts.slack import slack
from tests.plugins.popular_posts.test_ranking import OPTIONS, POSTS


def post(slug: str, popularity: int, **more: Any) -> Post:
    fields = Fields(popularity=popularity, pinned=more.pop("pinned", None))
    return Post(slug=slug, date=datetime(2020, 1, 1, tzinfo=UTC), fields=fields, **more)


def of(pool: list[Post], **options: Any) -> dict[str, tuple[int, int]]:
    given = Options(**{"number": 1, "page_number": 1, "json_save_as": "", **options})
    return {slug: each for (slug, _), each in slack(pool, given).items()}


def moved(each: Post, popularity: int) -> Post:
    return replace(each, fields=replace(each.fields, popularity=popularity))


def keys(posts: list[Post]) -> list[tuple[str, str]]:
    return [(each.slug, each.lang) for each in posts]


def lists(pool: list[Post], options: Options) -> list[list[tuple[str, str]]]:
    """Every list that a page may show."""
    ranked = candidates(pool, options)
    besides = [None, *(each.slug for each in pool)]
    top = keys(ranked[: options.page_number])
    return [top, *(keys(window(ranked, options, slug)) for slug in besides)]


@hypothesis.settings(max_examples=600)
@hypothesis.given(POSTS, OPTIONS, st.integers(1, 14), st.booleans(), st.data())
def test_every_list_stays_while_all_posts_move_as_far_as_they_may(
    pool: list[Post], options: Options, page_number: int, told: bool, data: st.DataObject
) -> None:
    json = "popular.json" if told else ""
    options = replace(options, page_number=page_number, json_save_as=json)
    found = slack(pool, options)
    hypothesis.event("some" if found else "none")
    after = []
    for each in pool:
        least, most = found.get((each.slug, each.lang), (each.popularity, each.popularity))
        assert least <= each.popularity <= most
        to = st.sampled_from([least, most]) | st.integers(least, min(most, least + 12))
        after.append(moved(each, data.draw(to)))
    assert lists(after, options) == lists(pool, options)


def test_a_post_below_the_lists_may_move_up_to_the_last_one_shown() -> None:
    pool = [post("a", 90), post("b", 50), post("c", 10), post("d", 0)]
    assert of(pool) == {"a": (71, MOST), "b": (31, 70), "c": (0, 30), "d": (0, 30)}


def test_a_post_as_popular_as_the_last_one_shown_may_only_fall() -> None:
    pool = [post("a", 9), post("b", 5), post("c", 5), post("d", 1)]
    assert of(pool) == {"a": (8, MOST), "b": (5, 7), "c": (0, 5), "d": (0, 4)}


def test_a_pin_parts_those_who_do_not_compete() -> None:
    pool = [post("a", 1, pinned=1), post("b", 7), post("c", 5)]
    assert of(pool, number=0)["a"] == (0, MOST)
    assert of(pool, number=0)["c"] == (0, MOST)


def test_a_post_under_the_minimum_stays_there() -> None:
    pool = [post("a", 9), post("b", 2)]
    assert of(pool, minimum=4) == {"a": (4, MOST), "b": (0, 3)}


def test_a_post_that_is_never_listed_may_have_any_number() -> None:
    pool = [post("a", 9), post("b", 8), post("c", 9, hidden=True)]
    assert of(pool)["c"] == (0, MOST)


@pytest.mark.parametrize(
    "how", [{"show_views": True}, {"show_reason": True}, {"json_save_as": "x.json"}]
)
def test_a_number_that_is_shown_may_not_move(how: dict[str, Any]) -> None:
    pool = [post("a", 90), post("b", 50), post("c", 10)]
    assert of(pool, **how) == {"c": (0, 30)}


@pytest.mark.parametrize(
    "how", [{"order": "average"}, {"order": "title"}, {"exclude_if": ("metadata.popularity",)}]
)
def test_where_more_is_asked_of_the_number_nothing_may_move(how: dict[str, Any]) -> None:
    assert of([post("a", 9), post("b", 5)], **how) == {}
