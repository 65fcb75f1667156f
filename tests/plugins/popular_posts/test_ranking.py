from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from popular_posts.fields import Fields
from popular_posts.options import Options
from popular_posts.ranking import Post, candidates, rank, window, within


def select(posts: Iterable[Post], options: Options) -> list[Post]:
    """What one list shows of *posts*."""
    return window(candidates(posts, options), options)


def post(slug: str, day: str = "2020-01-01", **more: Any) -> Post:
    fields = {name: more.pop(name) for name in Fields.__slots__ if name in more}
    at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Post(slug=slug, date=at, fields=Fields(**fields), **more)


def slugs(posts: list[Post]) -> list[str]:
    return [each.slug for each in posts]


AT = datetime(2010, 1, 1, tzinfo=UTC)  # few dates, so that many posts tie
POSTS = st.lists(
    st.builds(
        Post,
        slug=st.text("abc", min_size=1, max_size=3),
        date=st.sampled_from([AT, AT, AT + timedelta(days=1), AT + timedelta(days=4000)]),
        lang=st.sampled_from(["en", "de"]),
        fields=st.builds(
            Fields,
            popularity=st.none() | st.integers(0, 9),
            popularity_as_of=st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)),
            pinned=st.none() | st.integers(1, 3),
            popular=st.booleans(),
        ),
        tags=st.frozensets(st.sampled_from(["x", "y"])),
        hidden=st.booleans(),
    ),
    unique_by=lambda each: (each.slug, each.lang),
    max_size=12,
)
OPTIONS = st.builds(
    Options,
    number=st.integers(0, 15),
    offset=st.integers(0, 5),
    order=st.sampled_from(["popularity", "average", "newest", "oldest", "title"]),
    days=st.integers(0, 4000),
    minimum=st.integers(0, 9),
    only_tags=st.sampled_from([(), ("x",)]),
    exclude_tags=st.sampled_from([(), ("y",)]),
)


def test_more_views_come_first() -> None:
    assert slugs(rank([post("a", popularity=1), post("b", popularity=10)])) == ["b", "a"]


def test_a_pin_beats_any_popularity_and_pin_one_is_first() -> None:
    posts = [post("viewed", popularity=10**9), post("two", pinned=2), post("one", pinned=1)]
    assert slugs(rank(posts)) == ["one", "two", "viewed"]


def test_equal_pins_are_ranked_by_popularity() -> None:
    posts = [post("a", pinned=1), post("b", pinned=1, popularity=5)]
    assert slugs(rank(posts)) == ["b", "a"]


def test_equal_popularity_puts_the_newer_post_first() -> None:
    assert slugs(rank([post("a", "2019-01-01"), post("b", "2020-01-01")])) == ["b", "a"]


def test_tie_does_not_depend_on_file_order() -> None:
    assert slugs(rank([post("b"), post("a")])) == ["a", "b"]


def test_translations_of_one_post_are_ranked_by_language() -> None:
    posts = [post("a", lang="en"), post("a", lang="de")]
    assert [each.lang for each in rank(posts)] == ["de", "en"]


def test_in_another_order_a_tie_goes_to_the_more_popular() -> None:
    posts = [post("a", popularity=1), post("b", popularity=2)]
    assert slugs(rank(posts, "newest")) == ["b", "a"]


def test_a_post_without_popularity_counts_as_zero() -> None:
    assert slugs(rank([post("a"), post("b", popularity=0), post("c", popularity=1)])) == [
        "c",
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("popularity", ["much", "steep", "fresh"]),
        ("average", ["steep", "much", "fresh"]),
        ("newest", ["fresh", "steep", "much"]),
        ("oldest", ["much", "steep", "fresh"]),
        ("title", ["fresh", "much", "steep"]),
    ],
)
def test_order(order: str, expected: list[str]) -> None:
    until = date(2020, 1, 11)
    posts = [
        post("much", "2019-01-01", title="beta", popularity=100, popularity_as_of=until),
        post("steep", "2020-01-01", title="Gamma", popularity=90, popularity_as_of=until),
        post("fresh", "2020-01-10", title="Alpha", popularity=0, popularity_as_of=until),
    ]
    assert slugs(rank(posts, order)) == expected


def test_average_of_a_post_younger_than_a_day_divides_by_one_day() -> None:
    posts = [
        post("a", "2020-01-01", popularity=3, popularity_as_of=date(2020, 1, 1)),
        post("b", "2019-12-30", popularity=4, popularity_as_of=date(2020, 1, 1)),
    ]
    assert slugs(rank(posts, "average")) == ["a", "b"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (Options(), ["a", "b", "c"]),
        (Options(number=2), ["a", "b"]),
        (Options(number=0), []),
        (Options(offset=1), ["b", "c"]),
        (Options(number=1, offset=2), ["c"]),
        (Options(offset=9), []),
        (Options(minimum=2), ["a", "b"]),
        (Options(days=31), ["b", "c"]),
        (Options(days=30), ["c"]),
        (Options(only_categories=("Guides",)), ["a"]),
        (Options(only_categories=("guides", "news")), ["a", "b"]),
        (Options(only_tags=("x",)), ["a", "c"]),
        (Options(only_authors=("ann",)), ["b"]),
        (Options(only_languages=("de",)), ["c"]),
        (Options(exclude_slugs=("a",)), ["b", "c"]),
        (Options(exclude_categories=("guides",)), ["b", "c"]),
        (Options(exclude_tags=("x",)), ["b"]),
    ],
)
def test_selection(options: Options, expected: list[str]) -> None:
    posts = [
        post(
            "a",
            "2020-01-01",
            popularity=3,
            categories=frozenset({"Guides", "guides"}),
            tags=frozenset({"x"}),
        ),
        post(
            "b",
            "2020-02-01",
            popularity=2,
            categories=frozenset({"news"}),
            authors=frozenset({"ann"}),
        ),
        post("c", "2020-03-03", popularity=1, lang="de", tags=frozenset({"x", "y"})),
    ]
    assert slugs(select(posts, options)) == expected


def test_popular_false_and_hidden_are_never_listed_even_when_pinned() -> None:
    posts = [post("a", popular=False, pinned=1), post("b", hidden=True, pinned=1), post("c")]
    assert slugs(select(posts, Options())) == ["c"]


def test_days_and_minimum_do_not_apply_to_a_pinned_post() -> None:
    posts = [post("pinned", "2001-01-01", pinned=1), post("new", popularity=9), post("weak")]
    assert slugs(select(posts, Options(days=1, minimum=5))) == ["pinned", "new"]


def test_the_newest_post_counts_for_days_even_if_it_is_not_listed() -> None:
    posts = [post("new", "2020-06-01", popular=False), post("old", "2020-01-01")]
    assert slugs(select(posts, Options(days=30))) == []


def test_the_article_being_read_leaves_its_place_to_the_next() -> None:
    ranked = rank([post("a", popularity=3), post("b", popularity=2), post("c", popularity=1)])
    assert slugs(window(ranked, Options(number=2), besides="a")) == ["b", "c"]


def test_within_narrows_to_one_name() -> None:
    assert within(Options(), 3, tag="x") == Options(number=3, only_tags=("x",))
    assert within(Options(), category="c", language="de") == Options(
        only_categories=("c",), only_languages=("de",)
    )


def test_within_refuses_another_kind_of_name() -> None:
    with pytest.raises(KeyError, match="colour"):
        within(Options(), colour="red")


@given(POSTS, st.randoms(use_true_random=False), OPTIONS)
def test_the_order_of_the_input_changes_nothing(
    posts: list[Post], random: Any, options: Options
) -> None:
    shuffled = random.sample(posts, len(posts))
    assert select(shuffled, options) == select(posts, options)


@given(POSTS, st.sampled_from(["popularity", "average", "newest", "oldest", "title"]))
def test_every_two_posts_have_one_order(posts: list[Post], order: str) -> None:
    ranked = rank(posts, order)
    assert sorted(map(repr, ranked)) == sorted(map(repr, posts))
    for first, second in pairwise(ranked):
        assert rank([second, first], order) == [first, second]


@given(POSTS, OPTIONS)
def test_a_list_is_never_longer_than_its_number(posts: list[Post], options: Options) -> None:
    listed = select(posts, options)
    assert len(listed) <= options.number
    assert len(set(listed)) == len(listed)
    assert all(each.fields.popular and not each.hidden for each in listed)


@given(POSTS, OPTIONS)
def test_lists_of_neighbouring_offsets_join_without_gap(
    posts: list[Post], options: Options
) -> None:
    whole = select(posts, Options(number=len(posts)))
    parts = [select(posts, Options(number=1, offset=at)) for at in range(len(whole))]
    assert [each for part in parts for each in part] == whole


@given(POSTS)
def test_more_popularity_never_lowers_a_post(posts: list[Post]) -> None:
    for chosen in posts:
        raised = Post(
            chosen.slug,
            chosen.date,
            lang=chosen.lang,
            fields=Fields(popularity=chosen.popularity + 1, pinned=chosen.fields.pinned),
        )
        others = [each for each in posts if each is not chosen]
        assert rank([*others, raised]).index(raised) <= rank(posts).index(chosen)
