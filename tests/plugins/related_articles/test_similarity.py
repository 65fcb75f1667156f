"""Which texts have most in common, and why."""

from __future__ import annotations

from itertools import permutations

import pytest

from related_articles.similarity import FEW, REACH, Feature, Index, Reason, Relation, Text

OTHERS = [Text(f"x{n}/", n, (("tag", f"none {n}"),)) for n in range(6)]  # make features tell


def text(key: str, *features: Feature, date: float = 0) -> Text:
    return Text(key, date, tuple(sorted(features)))


def related(*texts: Text, unwanted: dict[str, set[str]] | None = None) -> dict[str, list[str]]:
    found = Index([*texts, *OTHERS]).related(unwanted or {}, 3)
    return {key: [each.key for each in best] for key, best in found if best}


TAG, SOURCE, WORD = ("tag", "esketamine"), ("source", "wilkinson2018"), ("word", "nausea")


def test_texts_with_most_in_common_come_first_each_with_its_reasons() -> None:
    a = text("a/", TAG, SOURCE, WORD)
    b = text("b/", TAG, SOURCE)
    c = text("c/", WORD, ("tag", "sleep"))
    found = dict(Index([a, b, c, *OTHERS]).related({}, 3))
    tag, source = Reason("tag", ("esketamine",)), Reason("source", ("wilkinson2018",))
    assert found["a/"] == [
        Relation("b/", (tag, source)),
        Relation("c/", (Reason("word", ("nausea",)),)),
    ]


def test_texts_with_nothing_in_common_are_not_related() -> None:
    assert related(text("a/", TAG), text("b/", SOURCE)) == {}


def test_a_category_alone_relates_no_texts_and_counts_beside_something_else() -> None:
    category = ("category", "News")
    assert related(text("a/", category), text("b/", category)) == {}
    found = related(text("a/", TAG, category), text("b/", TAG), text("c/", TAG, category))
    assert found["a/"] == ["c/", "b/"]


def test_ties_go_to_the_newer_then_to_the_earlier_in_the_alphabet_in_any_order_of_files() -> None:
    texts = [text(key, TAG, date=date) for key, date in (("a/", 1), ("b/", 1), ("c/", 2))]
    query = text("q/", TAG)
    for order in permutations(texts):
        assert related(query, *order)["q/"] == ["c/", "a/", "b/"]


def test_what_few_texts_have_tells_more() -> None:
    common = [text(f"c{n}/", ("tag", "depression")) for n in range(5)]
    rare = text("r/", ("tag", "bladder"))
    query = text("q/", ("tag", "depression"), ("tag", "bladder"))
    assert related(query, rare, *common)["q/"][0] == "r/"


def test_a_name_that_tells_little_beside_another_is_not_given() -> None:
    common, rare = ("tag", "depression"), ("tag", "bladder")
    texts = [text(f"c{n}/", common) for n in range(6)]
    found = dict(Index([text("a/", common, rare), text("b/", common, rare), *texts]).related({}, 1))
    assert found["a/"] == [Relation("b/", (Reason("tag", ("bladder",)),))]


def test_what_the_page_shows_already_makes_room_for_the_next() -> None:
    texts = [text(f"{key}/", TAG, SOURCE, WORD) for key in "abcde"]
    assert related(*texts, unwanted={"a/": {"b/", "c/"}})["a/"] == ["d/", "e/"]


@pytest.mark.parametrize("number", [FEW, 10 * FEW])
def test_the_work_for_a_text_does_not_grow_with_their_number(number: int) -> None:
    index = Index([text(f"{n:04}/", TAG, date=n) for n in range(number)])
    looked_at = len(index._near(TAG, number // 2))
    assert looked_at == (number if number <= FEW else 2 * REACH + 1)


def test_of_many_with_one_feature_those_of_its_time_are_looked_at() -> None:
    texts = [text(f"{n:04}/", TAG, date=n) for n in range(100)]
    found = dict(Index([*texts, *OTHERS]).related({}, 3))
    assert [each.key for each in found["0050/"]] == ["0055/", "0054/", "0053/"]
