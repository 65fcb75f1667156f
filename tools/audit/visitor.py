"""Opens pages in Chromium with a reader's screen size, colour scheme and settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Playwright
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page as Tab

from report.diagnostic import Diagnostic
from tools.check.page import Page
from tools.check.programs import ProgramError, chromium
from tools.check.site_folder import SiteFolder

_PROBES = Path(__file__).parent / "probes"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


@dataclass(frozen=True)
class Reader:
    """How a page is read: size in CSS pixels, colour scheme, motion, scripts."""

    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    motion: Literal["no-preference", "reduce"] = "no-preference"
    scripts: bool = True


@dataclass(frozen=True)
class Visitor:
    """*origin* is where *site* is served now, without a slash at its end."""

    browser: Browser
    site: SiteFolder
    origin: str

    def address(self, page: Page) -> str:
        """Where *page* is served for the audit."""
        return f"{self.origin}{page.address.removeprefix(self.site.url)}"

    @contextmanager
    def blank(self, reader: Reader) -> Iterator[Tab]:
        """An empty tab of a browser that has never been here."""
        context = self.browser.new_context(
            viewport={"width": reader.width, "height": reader.height},
            color_scheme=reader.scheme,
            reduced_motion=reader.motion,
            java_script_enabled=reader.scripts,
            service_workers="block",
        )
        try:
            yield context.new_page()
        finally:
            context.close()

    @contextmanager
    def reading(self, page: Page, reader: Reader) -> Iterator[Tab]:
        """A tab in which *page* has loaded."""
        with self.blank(reader) as tab:
            tab.goto(self.address(page), wait_until="load")
            yield tab


# A promise, since a function that is asked again and again would need `eval` in the page's policy.
_SHEETS_HAVE_COME = """() => Promise.all(
  [...document.querySelectorAll("link[rel~=stylesheet]")].map(
    (link) => link.sheet || new Promise((come) => (link.onload = link.onerror = come)),
  ),
)"""


def prepare_to_print(tab: Tab) -> None:
    """As a browser does: it tells the page, which may fetch its sheet for paper only now."""
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.evaluate(_SHEETS_HAVE_COME)


def probe(tab: Tab, name: str, argument: object = None) -> Any:
    """What `probes/<name>.js` finds in the page; it runs outside the page's policy."""
    return tab.evaluate(probe_source(name), argument)


def diagnostics(
    page: Page, found: list[dict[str, str]], problem: str, remedy: str = ""
) -> Iterator[Diagnostic]:
    """One for each thing a probe has found, at the line where its tag stands in the source."""
    for thing in found:
        yield page.diagnostic(line_of(page, thing["tag"]), problem.format(**thing), remedy)


def line_of(page: Page, tag: str) -> int:
    """The line of the source in which *tag* begins; 1 when a script has written it."""
    place = page.source.find(tag)
    return page.source.count("\n", 0, place) + 1 if place > 0 else 1


def launch(playwright: Playwright) -> Browser:
    """Headless Chromium. Raises `ProgramError` when there is none, or none that starts."""
    path = chromium(playwright)
    try:
        return playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    except BrowserError as error:
        reason = str(error).partition("\n")[0]
        raise ProgramError(f"{path} does not start ({reason}); mend its installation") from None


@cache
def probe_source(name: str) -> str:
    """The text of `probes/<name>.js`."""
    return (_PROBES / f"{name}.js").read_text(encoding="utf-8")
