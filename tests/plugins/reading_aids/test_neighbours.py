"""What stands beside an article in time."""

from __future__ import annotations

from reading_aids.neighbours import Neighbours, neighbours


def test_each_knows_the_older_and_the_newer_one() -> None:
    assert dict(neighbours(["c", "b", "a"])) == {
        "c": Neighbours(older="b", newer=None),
        "b": Neighbours(older="a", newer="c"),
        "a": Neighbours(older=None, newer="b"),
    }


def test_one_alone_has_none() -> None:
    assert list(neighbours(["a"])) == [("a", Neighbours(None, None))]
