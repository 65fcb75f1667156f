"""The analysis of one text: a site without a crisis box has no mark of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from accessible_markdown.crisis import MARK
from documents.builder import DocumentBuilder
from report.diagnostic import Diagnostic


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """With `crisis` off in *options*, a mark of the crisis box is a mistake."""
    if not options.get("crisis", True) and (mark := MARK.search(builder.body)):
        line = builder.body_line + builder.body.count("\n", 0, mark.start())
        remedy = "delete the line, or set ACCESSIBLE_MARKDOWN_CRISIS"
        builder.add(Diagnostic("", line, "crisis-box", "this site has no crisis box", remedy))
