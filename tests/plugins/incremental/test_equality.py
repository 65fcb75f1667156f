"""Whatever changes, an incremental build gives what a clean build gives.

`INCREMENTAL_EXAMPLES=10 pytest tests/plugins/incremental/test_equality.py` tries hundreds of
changes, always the same ones; `INCREMENTAL_SEED=7` tries others.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from tests.plugins.incremental import project_changes
from tests.plugins.incremental.changes import (
    NAMES,
    Change,
    changes,
    count,
    delete,
    edit,
    long_posts,
    names,
    pages,
    popularities,
    posts,
    rename,
    retitle,
    setting,
    spoiling,
    stores,
    titles,
)
from tests.plugins.incremental.changing_site import ChangingSite, Post
from tests.plugins.incremental.project_site import ProjectSite
from tests.plugins.incremental.quickstart_site import QuickstartSite

EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "1"))
SEED = os.environ.get("INCREMENTAL_SEED", "")
STEPS = 8
Step = list[Change]


def thorough(test: Callable[..., None]) -> Callable[..., None]:
    """So many examples, and of a failing one as it was found, since a smaller one takes long."""
    chosen = hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=not SEED,
        database=None,
        phases=[hypothesis.Phase.generate],
    )
    return chosen(hypothesis.seed(int(SEED))(test) if SEED else test)


def assert_same(site: ChangingSite, entry: str = "pelican", after: object = "") -> bool:
    """Both builds give the same files, or both refuse; whether they give any."""
    ours, refused, log = site.build(entry), site.failed, site.log
    clean = site.clean_build()
    if ours is not None and clean is not None:
        for name in site.forgotten & (ours.keys() - clean.keys()):
            (site.folder / "output" / name).unlink()  # as the README tells whoever loses a store
            del ours[name]
    if entry == "patch":
        hypothesis.event("patched" if "a whole run" not in log else "a whole run")
    situation = f"after {after} through {entry}:\n{log}\n"
    assert bool(refused) == bool(site.failed), situation + (refused or "only a clean build fails")
    assert ours is None or ours == clean, situation + difference(ours, clean)
    return ours is not None


def difference(ours: dict[str, bytes] | None, clean: dict[str, bytes] | None) -> str:
    one, other = ours or {}, clean or {}
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    return "\n".join(f"{name}:\n{one.get(name)!r}\n{other.get(name)!r}" for name in names)


def walk(site: ChangingSite, steps: Iterable[tuple[Step, str]]) -> None:
    """Change, build through the entry that is named, and compare; again and again."""
    succeeded = 0
    for step, entry in steps:
        for change in step:
            hypothesis.event(change.what.split(" ")[0])
            change.do(site)
        succeeded += assert_same(site, entry, step)
    # As where two posts share a slug; if no example is left, the test fails.
    hypothesis.assume(succeeded)


def steps(of: st.SearchStrategy[Change], at_once: int) -> st.SearchStrategy[list[Step]]:
    return st.lists(st.lists(of, min_size=1, max_size=at_once), min_size=STEPS, max_size=STEPS)


first_posts = st.lists(posts, min_size=3, max_size=4)


@pytest.mark.parametrize("entry", ["pelican", "shared", "staged", "linked", "left"])
@thorough
@hypothesis.given(first=first_posts, then=steps(changes, 2))
def test_after_every_change_the_output_is_that_of_a_clean_build(
    entry: str, first: list[Post], then: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = ChangingSite(Path(folder))
        for name, post in zip(NAMES, first, strict=False):
            site.put(name, post)
        walk(site, [([], entry), *((step, entry) for step in then)])


edits = st.one_of(
    st.builds(edit, names, st.just("body"), st.one_of(long_posts, long_posts, posts)),
    st.builds(retitle, names, titles, st.integers(10, 99)),
    st.builds(count, names, popularities),
)
entries = st.sampled_from(["patch", "patch", "patch", "pelican", "staged", "left", "left"])


@thorough
@hypothesis.given(
    first=st.lists(project_changes.posts, min_size=4, max_size=5),
    then=st.lists(
        st.tuples(st.lists(project_changes.changes, min_size=1, max_size=2), entries),
        min_size=STEPS,
        max_size=STEPS,
    ),
)
def test_our_own_site_comes_out_as_from_a_clean_build(
    first: list[Post], then: list[tuple[Step, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = ProjectSite(Path(folder))
        for name, post in zip(NAMES, first, strict=False):
            site.put(name, post)
        walk(site, [([], "pelican"), *then])


stock_changes = st.one_of(
    edits,
    edits,
    st.builds(edit, names, st.sampled_from(["title", "day", "tags", "category", "status"]), posts),
    st.builds(rename, names, names),
    st.builds(delete, names),
    st.sampled_from([2, 5]).map(lambda number: setting("DEFAULT_PAGINATION", number)),
    st.sampled_from(["Stock", "Other"]).map(lambda name: setting("SITENAME", name)),
    st.sampled_from([None, "all.atom.xml"]).map(lambda name: setting("FEED_ALL_ATOM", name)),
    st.sampled_from(["simple", "notmyidea"]).map(lambda name: setting("THEME", name)),
    pages,
    spoiling,
    stores,
)


@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
@thorough
@hypothesis.given(
    first=st.lists(long_posts, min_size=3, max_size=5),
    then=st.lists(
        st.tuples(st.lists(stock_changes, min_size=1, max_size=2), st.just("pelican")),
        min_size=STEPS,
        max_size=STEPS,
    ),
)
def test_the_site_of_quickstart_comes_out_as_from_a_clean_build(
    conf: str, first: list[Post], then: list[tuple[Step, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = QuickstartSite(Path(folder), conf)
        for name, post in zip(NAMES, first, strict=False):
            site.put(name, post)
        walk(site, [([], "pelican"), *then])
