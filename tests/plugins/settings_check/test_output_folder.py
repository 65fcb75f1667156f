"""The output folder is signed before the first file, so that builds at once know it as theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from settings_check.output_folder import MARKER
from tests.plugins.incremental.build_processes import run, start
from tests.plugins.incremental.changing_site import ChangingSite
from tests.plugins.incremental.test_at_once import wait_until
from tests.stock_site import build_stock

POST = {"content/a.md": "Title: A\nDate: 2020-01-01\n\nHello.\n"}
HOLDING = """
import os, time
from pathlib import Path
from pelican import signals

def begun(_pelican):
    Path(f"begun-{os.environ['BUILD']}").touch()

def written(path, context):
    if os.environ["BUILD"] == "first":
        Path("written").touch()
        while not Path("go").exists():
            time.sleep(0.01)

def register():
    signals.get_generators.connect(begun)  # the settings are checked
    signals.content_written.connect(written)
"""


@pytest.mark.parametrize("others", [[], ["incremental"]])
def test_a_build_that_starts_while_the_first_writes_is_as_good(
    tmp_path: Path, others: list[str]
) -> None:
    site = ChangingSite(tmp_path)
    site.write("site_plugins/holding.py", HOLDING)
    site.settings["PLUGINS"] = ["settings_check", "popular_posts", "around", "holding", *others]
    site.environment["BUILD"] = "first"
    first = start(site.order())
    wait_until(site, "written")
    site.environment["BUILD"] = "second"
    second = start(site.order())
    wait_until(site, "begun-second", 5.0)
    site.write("go", "")
    assert [first.outcome().error, second.outcome().error] == ["", ""]
    assert site.made() == site.reported(run(site.order(output="alone")), "alone")


def test_a_build_that_stops_leaves_no_folder(tmp_path: Path) -> None:
    site = build_stock(tmp_path, POST, PLUGINS=["settings_check"], SITENAM="Site")
    assert (site.status, (tmp_path / "output").exists()) == (1, False)


def test_a_second_build_finds_the_folder_signed(tmp_path: Path) -> None:
    plugins = ["settings_check", "incremental"]
    for _ in range(3):
        site = build_stock(tmp_path, POST, PLUGINS=plugins, CACHE_PATH="cache")
        assert (site.status, (tmp_path / "output" / MARKER).is_file()) == (0, True)
