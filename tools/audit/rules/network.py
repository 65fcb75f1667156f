"""Rules about loading: console messages, requests, layout shift, pages without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Request, Response
from playwright.sync_api import Page as Tab

from report.diagnostic import Diagnostic
from tools.audit.visitor import Reader, Visitor, probe_source
from tools.check.page import Page

_LARGEST_SHIFT = 0.01  # Lighthouse calls 0.1 good; a static page has no excuse for any

# A GoatCounter says so on each page that comes from this machine.
_NOT_COUNTED = "goatcounter: not counting because of: localhost"


class _Log:
    """What happened in a tab, as messages by rule."""

    def __init__(self, tab: Tab, origin: str) -> None:
        self.messages: list[str] = []
        self._host = urlsplit(origin).netloc
        tab.on("console", self._console)
        tab.on("pageerror", lambda error: self.messages.append(f"uncaught {error}"))
        tab.on("request", self._request)
        tab.on("response", self._response)
        tab.on("requestfailed", lambda request: self.messages.append(f"failed: {request.url}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.text != _NOT_COUNTED:
            self.messages.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in ("data", "blob") and target.netloc != self._host:
            self.messages.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        is_own_error = response.request.is_navigation_request()
        if response.status >= 400 and not is_own_error:
            self.messages.append(f"HTTP {response.status}: {response.url}")


def quiet_load(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """A page loads without console messages, failed requests, other hosts or blocked sources."""
    with visitor.blank(Reader()) as tab:
        tab.add_init_script(probe_source("watch"))
        log = _Log(tab, visitor.origin)
        tab.goto(visitor.address(page), wait_until="networkidle")
        violations: list[str] = tab.evaluate("globalThis.__violations")
    for message in [*log.messages, *violations]:
        yield page.diagnostic(1, message)


def layout_shift(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """Nothing jumps while a page loads on a phone: layout shift of at most 0.01."""
    with visitor.blank(Reader(width=360)) as tab:
        tab.add_init_script(probe_source("watch"))
        tab.goto(visitor.address(page), wait_until="networkidle")
        shift: float = tab.evaluate("globalThis.__shift")
    if shift > _LARGEST_SHIFT:
        yield page.diagnostic(1, f"layout shift {shift:.3f}", "give what loads late its size")


def no_script(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """With JavaScript off a page says as much as with it, save forms that only a script can use."""
    with visitor.reading(page, Reader()) as tab:
        with_scripts = _words(tab)
    with visitor.reading(page, Reader(scripts=False)) as tab:
        without = _words(tab)
    if missing := with_scripts - without:
        words = ", ".join(sorted(missing)[:8])
        yield page.diagnostic(1, f"{len(missing)} words appear only with JavaScript: {words}")


def _words(tab: Tab) -> set[str]:
    tab.evaluate("document.querySelectorAll('form, search').forEach((form) => form.remove())")
    return set(tab.locator("body").inner_text().split())
