"""Rule that runs axe-core in light, dark and forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from playwright.sync_api import Page as Tab

from report.diagnostic import Diagnostic
from tools.audit.visitor import Reader, Visitor, line_of
from tools.check.page import Page
from tools.check.programs import node_module

_WIDTHS = (360, 1280)
_LIGHTS: tuple[tuple[Literal["light", "dark"], Literal["active", "none"]], ...] = (
    ("light", "none"),
    ("dark", "none"),
    ("light", "active"),
)
# Target sizes are off by default; every other rule of axe that is on by default runs as well.
_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def axe(visitor: Visitor, page: Page) -> Iterator[Diagnostic]:
    """axe-core finds nothing at 360 and 1280 px in light, dark and forced colours."""
    for width in _WIDTHS:  # without motion: a colour halfway to another is not the page's
        with visitor.reading(page, Reader(width=width, motion="reduce")) as tab:
            tab.evaluate(_axe())
            for scheme, forced in _LIGHTS:
                tab.emulate_media(color_scheme=scheme, forced_colors=forced)
                light = "forced colours" if forced == "active" else scheme
                yield from _violations(page, tab, f"{width} px, {light}")


def _violations(page: Page, tab: Tab, where: str) -> Iterator[Diagnostic]:
    result: dict[str, Any] = tab.evaluate("options => axe.run(document, options)", _OPTIONS)
    for violation in result["violations"]:
        for node in violation["nodes"]:
            tag = f"{node['html'].split('>')[0]}>"
            target = " ".join(str(part) for part in node["target"])
            message = f"{violation['id']}: {violation['help']}: {target} ({where})"
            yield page.diagnostic(line_of(page, tag), message)


@cache
def _axe() -> str:
    return (node_module("axe-core") / "axe.min.js").read_text(encoding="utf-8")
