"""The list of all rules of audit that look at one page; Lighthouse runs after them, alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from report.diagnostic import Diagnostic
from tools.audit.rules import accessibility, keyboard, layout, network, paper
from tools.audit.visitor import Visitor
from tools.check.page import Page

VisitRule = Callable[[Visitor, Page], Iterator[Diagnostic]]

VISIT_RULES: tuple[VisitRule, ...] = (
    accessibility.axe,
    keyboard.focus,
    keyboard.skip_link,
    layout.overflow,
    layout.reflow,
    layout.text_spacing,
    layout.reduced_motion,
    network.quiet_load,
    network.layout_shift,
    network.no_script,
    paper.paper,
)
