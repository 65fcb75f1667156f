"""Rules about the keyboard: order of focus, visible focus, skip link."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page as Tab

from report.diagnostic import Diagnostic
from tools.audit.visitor import Reader, Visitor, line_of, probe
from tools.check.page import Page

_Stop = dict[str, Any]


def focus(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """Tab comes to each control once, in the order of the document, and it shows where it is."""
    for width in (360, 1280):
        with visitor.reading(page, Reader(width=width, motion="reduce")) as tab:
            wanted = probe(tab, "stops")
            stops = list(_stops(tab, wanted))
        for stop in stops:
            for problem in _problems(stop):
                message = f"“{stop['name']}”: {problem} ({width} px)"
                yield page.diagnostic(line_of(page, stop["tag"]), message)
        if len(stops) != wanted:
            yield page.diagnostic(1, f"Tab comes to {len(stops)} of {wanted} controls ({width} px)")


def skip_link(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """The first stop is a link that shows itself and takes the focus to the main part."""
    with visitor.reading(page, Reader(motion="reduce")) as tab:
        tab.keyboard.press("Tab")
        stop = probe(tab, "focus")
        if stop is None or not stop["href"].startswith("#"):
            yield page.diagnostic(1, "the first stop of Tab is no link to the main part")
            return
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        after = tab.evaluate("document.activeElement.closest('main, footer') !== null")
    if not after:
        yield page.diagnostic(1, "the skip link does not take the focus to the main part")


def _stops(tab: Tab, wanted: int) -> Iterator[_Stop]:
    """Each stop until the focus leaves the page or comes back."""
    for _ in range(wanted + 2):
        tab.keyboard.press("Tab")
        stop = probe(tab, "focus")
        if stop is None or stop["again"]:
            return
        yield stop


def _problems(stop: _Stop) -> Iterator[str]:
    if not stop["outlined"]:
        yield "no outline of 2 px or more in focus"
    if not stop["shown"]:
        yield "outside the screen in focus"
    elif not stop["free"]:
        yield "something lies over it in focus"
    if not stop["ordered"]:
        yield "the focus comes here before what precedes it in the document"
