"""Builds at the same time, edits while a build runs, and builds that are killed."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.plugins.incremental.build_processes import Running, start
from tests.plugins.incremental.changing_site import ChangingSite, Post
from tests.plugins.incremental.project_site import ProjectSite
from tests.plugins.incremental.test_equality import difference

KILLS = 4  # for each of the four tests
AT_ONCE = 3
ENTRIES = [
    pytest.param("pelican", marks=pytest.mark.thorough),
    pytest.param("patch", marks=pytest.mark.thorough),
    pytest.param("staged", marks=pytest.mark.thorough),
    "left",
]


def filled(site: ChangingSite) -> ChangingSite:
    for at in range(12):
        site.put(
            f"p{at}", Post(f"Post {at}", day=at, popularity=at, tags=["Red", "Blue"][: at % 3])
        )
    return site


@pytest.fixture
def site(tmp_path: Path) -> ChangingSite:
    return filled(ChangingSite(tmp_path))


@pytest.fixture
def text_site(tmp_path: Path) -> ChangingSite:
    """An edit of text alone may spare a run of Pelican here."""
    return filled(ProjectSite(tmp_path))


def change(site: ChangingSite, to: int) -> None:
    """An edit, a post that comes and one that goes."""
    site.put("p1", Post("Post 1", day=1, body=f"Text {to}."))
    site.put(f"new{to}", Post(f"New {to}", day=to % 7))
    if f"new{to - 1}" in site.posts:
        site.drop(f"new{to - 1}")


def assert_whole(site: ChangingSite, entry: str = "pelican", situation: str = "") -> None:
    ours, clean = site.build(entry), site.clean_build()
    assert ours == clean, situation + site.failed + difference(ours, clean)


def wait_for(builds: list[Running]) -> list[str]:
    """The errors with which the builds end."""
    return [error for build in builds if (error := build.outcome().error)]


@pytest.mark.parametrize("entry", ENTRIES)
def test_builds_at_once_give_what_one_build_gives(text_site: ChangingSite, entry: str) -> None:
    site = text_site
    for to in range(2):  # the first builds find no store and no output
        change(site, to)
        order = site.order(entry)
        assert wait_for([start(order) for _ in range(AT_ONCE)]) == []
        assert site.made() == site.clean_build()
        assert_whole(site, entry)


@pytest.mark.parametrize("entry", ENTRIES)
def test_edits_during_builds_are_in_the_next_build(text_site: ChangingSite, entry: str) -> None:
    text_site.build(entry)
    for to in range(2):
        builds = []
        for step in range(AT_ONCE):
            text_site.posts["p2"].body = f"Text {to} {step}."
            text_site.put("p2", text_site.posts["p2"])
            builds.append(start(text_site.order(entry)))
            time.sleep(random.Random(f"{entry} {to} {step}").random() / 20)
        assert wait_for(builds) == []
        assert_whole(text_site, entry)


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_build_after_a_killed_one_is_whole(text_site: ChangingSite, entry: str) -> None:
    chance = random.Random(entry)
    text_site.build(entry)
    for to in range(KILLS):
        change(text_site, to)
        build = start(text_site.order(entry))
        time.sleep(chance.random() * 0.25)
        if build.process.pid is not None and build.process.is_alive():
            os.kill(build.process.pid, signal.SIGKILL)
        build.process.join()
        if to % 2:  # killed twice in a row, too
            assert_whole(text_site, entry, f"kill {to}: ")


def test_a_killed_build_loses_no_file_that_goes_with_it(site: ChangingSite) -> None:
    """What a killed build has written for a post that is then deleted is removed."""
    site.build()
    for to in range(KILLS):
        site.put("brief", Post("Brief", day=2, slug=f"brief-{to}", tags=[f"Tag {to}"]))
        build = start(site.order())
        time.sleep(0.05 + to / 50)
        if build.process.pid is not None and build.process.is_alive():
            os.kill(build.process.pid, signal.SIGKILL)
        build.process.join()
        site.drop("brief")
        assert_whole(site, situation=f"kill {to}: ")


HOLDING = """
import os, time
from pathlib import Path
from pelican import signals

def hold(moment):
    if os.environ.get("HOLD") == moment:
        Path(f"reached-{moment}").touch()
        while not Path(f"go-{moment}").exists():
            time.sleep(0.01)

def read(_generators):
    hold("read")

def written(_pelican):
    hold("written")

def register():
    signals.all_generators_finalized.connect(read)
    signals.finalized.connect(written)
"""


def test_the_older_of_two_builds_does_not_have_the_last_word(site: ChangingSite) -> None:
    """One has read the old text and writes it after the other has written the new one."""
    site.write("site_plugins/holding.py", HOLDING)
    site.settings["PLUGINS"] = ["popular_posts", "around", "holding", "incremental"]
    site.settings["INCREMENTAL_PURE"] = ["popular_posts", "around", "holding"]
    site.build()
    site.environment["HOLD"] = "read"
    older = start(site.order())
    wait_until(site, "reached-read")
    site.posts["p1"].body = "New text."
    site.put("p1", site.posts["p1"])
    site.environment["HOLD"] = "written"
    newer = start(site.order())
    wait_until(site, "reached-written", 1.0)  # in vain if the two take turns
    site.write("go-read", "")
    assert not older.outcome().error
    site.write("go-written", "")
    assert not newer.outcome().error
    site.environment["HOLD"] = ""
    assert_whole(site)


def wait_until(site: ChangingSite, name: str, most_s: float = 30.0) -> None:
    end = time.monotonic() + most_s
    while not (site.folder / name).exists() and time.monotonic() < end:
        time.sleep(0.01)
