"""The recipe of `docs/popularity.md`: with a counter, a page may reach that, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.built_site import IDENTITY, ROOT, BuiltSite
from tools.http.static_server import served

COUNTER = "https://code.goatcounter.example"
TEXTS = {
    "posts/a.md": "---\ntitle: A\ndate: 2026-01-01\ncategory: C\n---\n\nWords.\n",
    "pages/p.md": "---\ntitle: P\n---\n\nWords.\n",
}
# As GoatCounter's own script does it: a picture at the address that its element names.
SCRIPT = """
for (const host of [document.querySelector("script[data-goatcounter]").dataset.goatcounter,
                    "https://elsewhere.example/count"]) {
  const image = document.createElement("img");
  image.src = host + "?p=" + encodeURIComponent(location.pathname);
  document.body.append(image);
  navigator.sendBeacon(host);
}
"""


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """Our theme, with the script of a counter."""
    folder = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", folder)
    shutil.rmtree(folder / "static/counter", ignore_errors=True)
    (folder / "static/counter").mkdir()
    (folder / "static/counter/count.js").write_text(SCRIPT)
    return folder


def identity(folder: Path, counter: str) -> dict[str, str]:
    file = folder / "counted.toml"
    file.write_text(f'counter = "{counter}"\n{IDENTITY.read_text(encoding="utf-8")}')
    return {"SITE_TOML": str(file)}


def policies(site: BuiltSite) -> dict[str, dict[str, set[str]]]:
    """The sources of each directive, by page."""
    query = "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    found = {}
    for path, page in site.pages.items():
        parts = [part.split() for part in str(page.xpath(query)).split(";")]
        found[path] = {name: set(sources) for name, *sources in parts}
    return found


def test_the_policy_opens_for_the_counter_and_for_nothing_else(
    build_site: Callable[..., BuiltSite], theme: Path, tmp_path: Path
) -> None:
    settings = {"THEME": str(theme), "OUTPUT_PATH": str(tmp_path / "out")}
    before = policies(build_site(TEXTS, settings))
    counted = build_site(TEXTS, settings, environment=identity(tmp_path, COUNTER))
    assert counted.status == 0, counted.report
    assert counted.page("search/index.html").xpath("//script[@data-goatcounter]") == []
    assert policies(counted)["search/index.html"] == before["search/index.html"]
    for path, after in policies(counted).items():
        if path == "search/index.html":  # whose address holds what a reader looks for
            continue
        added = {name: after[name] - before[path].get(name, set()) for name in after}
        more = {name: sources for name, sources in added.items() if sources}
        wanted = {"script-src": {"'self'"}, "img-src": {COUNTER}, "connect-src": {COUNTER}}
        if "'self'" in before[path].get("script-src", ()):
            del wanted["script-src"]
        assert (path, more) == (path, wanted)
        (script,) = counted.pages[path].xpath("//script[@data-goatcounter]")
        assert dict(script.attrib) == {
            "async": "",
            "src": "/theme/count.js",
            "data-goatcounter": f"{COUNTER}/count",
        }


def test_a_browser_lets_exactly_the_counter_through(
    build_site: Callable[..., BuiltSite], theme: Path, tmp_path: Path, browser: Browser
) -> None:
    settings = {"THEME": str(theme)}
    site = build_site(TEXTS, settings, environment=identity(tmp_path, COUNTER))
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(re.sub(r"\?.*", "", route.request.url))
        route.fulfill(status=204)

    page = browser.new_page()
    page.route(re.compile(r"https://.*\.example/.*"), answer)
    with served(site.output) as address:
        page.goto(f"{address}/a/", wait_until="networkidle")
    page.close()
    assert set(asked) == {f"{COUNTER}/count"}
    assert len(asked) == 2  # the picture and the message


def test_a_counter_without_its_script_is_a_mistake_at_its_line(
    build_site: Callable[..., BuiltSite], theme: Path, tmp_path: Path
) -> None:
    (theme / "static/counter/count.js").unlink()
    site = build_site(TEXTS, {"THEME": str(theme)}, environment=identity(tmp_path, COUNTER))
    assert site.status == 1
    assert "counted.toml:1: counter: its script is not there, theme/static/counter/count.js; " in (
        site.report
    )


@pytest.mark.parametrize("counter", ["http://c.example", f"{COUNTER}/count", "code"])
def test_what_is_no_address_of_a_counter_is_refused(
    build_site: Callable[..., BuiltSite], tmp_path: Path, counter: str
) -> None:
    site = build_site(TEXTS, environment=identity(tmp_path, counter))
    assert site.status == 1
    assert f"{counter}: want an address as https://code.goatcounter.com, or nothing" in site.report


def test_this_theme_without_a_counter_has_no_block_of_one(
    build_site: Callable[..., BuiltSite],
) -> None:
    site = build_site(TEXTS)
    assert [path for path in site.pages if "goatcounter" in site.text(path)] == []
