"""The home page."""

from __future__ import annotations

import pytest

from reading_aids.front_page import FrontPage, front_page


@pytest.mark.parametrize(
    ("feature", "number", "latest"),
    [("b", 2, ["c", "a"]), ("c", 1, ["b"]), (None, 2, ["c", "b"]), ("b", 9, ["c", "a"])],
)
def test_the_feature_is_not_repeated_below(
    feature: str | None, number: int, latest: list[str]
) -> None:
    assert front_page(["c", "b", "a"], feature, number) == FrontPage(feature, latest)
