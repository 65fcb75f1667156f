"""Where a number comes from, told in words."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from report.diagnostic import DiagnosticsError
from tools import PROJECT
from tools.popularity import explanation
from tools.popularity.posts import Post, PostIndex

LAST = date(2026, 10, 31)


def post(slug: str, popularity: int, day: int = 1, **more: object) -> Post:
    return Post(
        Path(slug),
        slug,
        slug.title(),
        date(2019, 3, day),
        f"/{slug}/",
        popularity=popularity,
        slug=slug,
        **more,
    )  # type: ignore[arg-type]


def site(*posts: Post) -> PostIndex:
    return PostIndex(Path(), posts, "", 90)


VIEWS = {
    (LAST, "b"): 20,
    (date(2026, 10, 30), "b"): 10,
    (date(2026, 8, 2), "b"): 100,
    (LAST, "a"): 99,
}


def test_it_tells_views_weights_place_and_what_it_would_take() -> None:
    known = site(post("a", 99), post("b", 80, as_of=LAST), post("c", 70, day=9))
    assert explanation.text("b", known, VIEWS, small=10) == (
        "B (b)\n"
        "\n"
        "A view counts half after 90 days. The last day of the data is 2026-10-31.\n"
        "     month      views   weight      worth\n"
        "   2026-08        100    0.500       50.0\n"
        "   2026-10         30    0.997       29.9\n"
        "       sum        130                79.9\n"
        "That makes popularity 80.\n"
        "\n"
        "Place 2 of 3, with popularity 80.\n"
        "To pass a (99) it needs 20 more views on the last day.\n"
        "To pass it, c (70) needs 10 more views on the last day.\n"
    )


def test_it_says_when_a_number_was_set_by_hand() -> None:
    reported = explanation.text("b", site(post("b", 600)), VIEWS, small=10)
    assert "Its front matter says 600: set by hand, or of another import.\n" in reported
    assert (
        "No views of it have been imported.\nIts front matter says popularity 7, set by hand.\n"
        in (explanation.text("c", site(post("c", 7)), VIEWS, small=10))
    )


def test_a_small_number_is_told_to_be_zero() -> None:
    reported = explanation.text("b", site(post("b", 0)), {(LAST, "b"): 3}, small=10)
    assert "That makes popularity 0 (below 10 counts as 0).\n" in reported


def test_only_a_pin_passes_a_pin() -> None:
    known = site(post("a", 1, pinned=1), post("b", 80))
    assert "To pass a (1) it needs a pin.\n" in explanation.text("b", known, {}, small=10)


def test_a_post_in_no_list_has_no_place() -> None:
    reported = explanation.text("b", site(post("b", 80, ranked=False)), {}, small=10)
    assert reported.endswith(
        "It is in no popular list: it is no published post, or `popular: false`.\n"
    )


def test_an_unknown_slug_is_a_mistake() -> None:
    with pytest.raises(DiagnosticsError) as caught:
        explanation.text("z", site(post("b", 80), post("a", 1)), {}, small=10)
    assert str(caught.value) == "invoke popularity.explain z:1: slug: no such post; try a, b"


def test_it_needs_no_query_engine() -> None:
    code = (
        "import sys; import tools.popularity.explain_command;"
        " print(sorted({'ibis', 'pyarrow', 'duckdb', 'crawleruseragents'} & {*sys.modules}))"
    )
    paths = os.pathsep.join([str(PROJECT), str(PROJECT / "plugins")])
    reported = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert reported.stdout == "[]\n"
