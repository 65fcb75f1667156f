"""Whole sites written inside a test, the real site built once, and programs that may be missing."""

from __future__ import annotations

import fcntl
import locale
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.built_site import ROOT, BuiltSite, build_ours, ours, run_pelican, write_settings
from tools.audit.visitor import FLAGS
from tools.http.static_server import served

# Two cores that run everything at once are no ground to call a property slow.
hypothesis.settings.register_profile(
    "shared",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    print_blob=True,
)
hypothesis.settings.load_profile("shared")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _require_program(*names: str) -> str:
    """The path of the first of *names* that is there. Skips without one, but fails under CI."""
    for name in names:
        if path := shutil.which(name):
            return path
    reason = f"needs one of {', '.join(names)}, which this machine lacks"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips a test whose package is not installed; `invoke test --everything` demands them all."""
    names = [name for mark in item.iter_markers("needs_package") for name in mark.args]
    if missing := [name for name in names if find_spec(name) is None]:
        pytest.skip(f"needs {', '.join(missing)}, which `make test-all` installs")


@pytest.fixture(autouse=True)
def _locale_of_its_own() -> Iterator[None]:
    """A build in this process sets the locale that its settings name, for the whole process."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)


@pytest.fixture(scope="session")
def require_program() -> Callable[..., str]:
    return _require_program


@pytest.fixture
def build_site(tmp_path: Path) -> Callable[..., BuiltSite]:
    """Builds a site with our settings, theme and plugins from files written inside the test.

    `build_site({"posts/a.md": "---\\ntitle: A\\n…"}, {"SITENAME": "T"})`: see `build_ours`.
    """
    return partial(build_ours, tmp_path)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltSite:
    """The repository's own site, as a local build makes it, built once for all workers."""
    return _shared_build(tmp_path_factory, worker_id, "pelicanconf", "")


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltSite:
    """The repository's own site, as it is published, built once for all workers."""
    return _shared_build(tmp_path_factory, worker_id, "publishconf", ours().address)


@pytest.fixture(scope="session")
def project_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltSite:
    """The repository's own site below a folder of a host, as GitHub Pages serves a project."""
    siteurl = "https://someone.example/a-project"
    return _shared_build(tmp_path_factory, worker_id, "publishconf", siteurl)


def _shared_build(
    factory: pytest.TempPathFactory, worker_id: str, conf: str, siteurl: str
) -> BuiltSite:
    base = factory.getbasetemp()
    folder = base if worker_id == "master" else base.parent
    name = f"site-{conf}-{urlsplit(siteurl).hostname}"
    output, log = folder / name, folder / f"{name}.log"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            # A site that `invoke init` has just made passes all tests but for its words.
            changes = {"SITEURL": siteurl, "FRONT_MATTER_UNFINISHED": "warning"}
            settings = write_settings(folder / f"{name}.py", conf, changes)
            site = run_pelican(ROOT, settings, output, _day_of_last_commit())
            log.write_text(f"{site.status}\n{site.report}")
    status, _, report = log.read_text().partition("\n")
    if status != "0":
        errors = [line for line in report.splitlines() if not line.endswith("(warning)")]
        pytest.fail("\n".join(["the site does not build:", *errors[-10:]]), pytrace=False)
    return BuiltSite(output, 0, report, siteurl)


def _day_of_last_commit() -> dict[str, str]:
    """The day for builds of our own texts: their reviews come due, and a checkout's tests do not.

    Without git it is the real day.
    """
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    return {"SOURCE_DATE_EPOCH": done.stdout.strip()}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    path = _require_program(*CHROMIUM)
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield instance
        instance.close()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a context of the browser, with the options of Playwright; it ends with the test."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        contexts.append(browser.new_context(**options))
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def address(real_site: BuiltSite) -> Iterator[str]:
    """The real site on a free port of this machine."""
    with served(real_site.output) as address:
        yield address
