"""Whatever changes, a build that uses what earlier ones have kept gives what a clean build gives.

`INCREMENTAL_EXAMPLES=20 pytest -n auto tests/content/test_random_changes.py` makes hundreds of
changes, always the same ones; `INCREMENTAL_SEED=7` makes others.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.content.changing_project import Built, ChangingProject
from tests.content.random_changes import make_one

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "1"))
SEED = os.environ.get("INCREMENTAL_SEED", "")
STEPS = 6 if EXAMPLES == 1 else 12


def difference(ours: Built, clean: Built) -> str:
    """What is not the same, empty if all is."""
    if (ours.status, ours.report) != (clean.status, clean.report):
        return f"reports:\n{ours.report}\n{clean.report}\n{ours.said}\n{clean.said}"
    if ours.status:
        return ""  # both refuse: the output is an older one
    names = sorted(ours.files.keys() | clean.files.keys())
    return "\n".join(
        f"{name}: {_first_difference(ours.files.get(name), clean.files.get(name))}"
        for name in names
        if ours.files.get(name) != clean.files.get(name)
    )


def _first_difference(ours: bytes | None, clean: bytes | None) -> str:
    if ours is None or clean is None:
        return "is missing" if ours is None else "is too many"
    pairs = zip(ours, clean, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
    return f"{ours[max(0, at - 60) : at + 60]!r} is not {clean[max(0, at - 60) : at + 60]!r}"


def assert_same(site: ChangingProject, done: list[str]) -> bool:
    """Build both; whether they succeed."""
    ours, clean = site.build(), site.build_clean()
    found = difference(ours, clean)
    assert not found, "\n".join(["after", *done, found, ours.said])
    return not ours.status


@pytest.mark.thorough
@pytest.mark.parametrize("example", range(EXAMPLES))
def test_after_every_change_the_site_is_that_of_a_clean_build(example: int, tmp_path: Path) -> None:
    chance = random.Random(f"{SEED}/{example}")
    site, done = ChangingProject(tmp_path), ["the first build"]
    assert assert_same(site, done), site.build().report
    good, succeeded = site.sources(), 0
    for _ in range(STEPS):
        done.extend(make_one(site, chance) for _ in range(chance.choice([1, 1, 2])))
        if assert_same(site, done):
            good = site.sources()
            succeeded += 1
        else:
            site.restore(good)
            done.append("undone")
    assert succeeded >= STEPS / 2, done  # a build that is refused shows nothing


@pytest.mark.parametrize(
    ("clean", "reported"),
    [
        (Built(0, "{}", "", {"a": b"same"}), ""),
        (Built(0, "{}", "", {"a": b"some"}), "a: b'same' is not b'some'"),
        (Built(0, "{}", "", {}), "a: is too many"),
        (Built(0, "{}", "", {"a": b"same", "b": b""}), "b: is missing"),
        (Built(0, "{1}", "", {"a": b"same"}), "reports:\n{}\n{1}\n\n"),
    ],
)
def test_what_differs_from_a_clean_build_is_told(clean: Built, reported: str) -> None:
    assert difference(Built(0, "{}", "", {"a": b"same"}), clean) == reported
