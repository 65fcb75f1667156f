"""Rules about layout: narrow screens, zoom, text spacing, reduced motion."""

from __future__ import annotations

from collections.abc import Iterator

from report.diagnostic import Diagnostic
from tools.audit.visitor import Reader, Visitor, diagnostics, probe
from tools.check.page import Page

# 1280 x 1024 pixels at 400 % are 320 x 256 CSS pixels (WCAG 1.4.10).
_ZOOMED = Reader(width=320, height=256)


def overflow(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """Nothing makes the page scroll sideways at 320 px."""
    with visitor.reading(page, Reader(width=320, height=640)) as tab:
        found = probe(tab, "overflow")
    yield from diagnostics(page, found, "{name} makes the page {page} px wide at {width} px")


def reflow(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """At 400 % zoom nothing scrolls sideways, is cut off or covers a third of the screen."""
    with visitor.reading(page, _ZOOMED) as tab:
        wide, cut, covering = (probe(tab, name) for name in ("overflow", "clipped", "covering"))
    yield from diagnostics(page, wide, "{name} makes the page {page} px wide at 400 % zoom")
    yield from diagnostics(page, cut, "{name} cuts its text off at 400 % zoom")
    yield from diagnostics(page, covering, "{name} covers the screen at 400 % zoom")


def text_spacing(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """With the spacing of WCAG 1.4.12 no text is cut off and nothing scrolls sideways at 360 px."""
    with visitor.reading(page, Reader(width=360)) as tab:
        cut, wide = probe(tab, "clipped", True), probe(tab, "overflow")
    yield from diagnostics(page, cut, "{name} cuts its text off when the reader widens the spacing")
    yield from diagnostics(page, wide, "{name} sticks out when the reader widens the spacing")


def reduced_motion(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """A reader who asks for less motion gets no animation, no sliding and no smooth scrolling."""
    with visitor.reading(page, Reader(motion="reduce")) as tab:
        found = probe(tab, "motion")
    yield from diagnostics(page, found, "{what} on {name} under prefers-reduced-motion")
