"""Rule about structured data (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from report.diagnostic import Diagnostic
from tools.check.page import Page, attribute, raw_text
from tools.check.vocabulary import problems


def json_ld(page: Page) -> Iterator[Diagnostic]:
    """JSON-LD is JSON, and its types, properties and values are those of schema.org."""
    for script in page.elements("script"):
        if attribute(script, "type").lower() != "application/ld+json":
            continue
        try:
            document = json.loads(raw_text(script))
        except json.JSONDecodeError as error:
            yield page.diagnostic(
                (script.origin_line or 1) + error.lineno - 1, f"not JSON: {error.msg}"
            )
            continue
        yield from (page.diagnostic(script, problem) for problem in problems(document))
