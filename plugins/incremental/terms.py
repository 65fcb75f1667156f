"""On which terms the text of a source may be changed in the output without a run of Pelican."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, Final

from incremental.inputs import as_completed

_TEXTS: Final = ("content", "summary")


def terms(
    settings: Mapping[str, Any], kinds: Iterable[str], environment: bytes, typeset: bool
) -> str:
    """JSON of what is needed to read the text of a source of *kinds* again; or nothing.

    *kinds* are those that Pelican's own Markdown reader reads, in the *environment* of all reads.
    """
    if not _is_blind(settings) or not _keeps_text_apart(settings):
        return ""
    typography = {
        "wanted": typeset,
        "dashes": settings["TYPOGRIFY_DASHES"],
        "ignored": settings["TYPOGRIFY_IGNORE_TAGS"],
        "omitted": settings["TYPOGRIFY_OMIT_FILTERS"],
    }
    told = {
        "content": os.path.abspath(settings["PATH"]),
        "kinds": sorted(kinds),
        "environment": environment.hex(),
        "markdown": as_completed(settings["MARKDOWN"]),
        "formatted": settings["FORMATTED_FIELDS"],
        "typography": typography,
        "link": settings["INTRASITE_LINK_REGEX"],
    }
    return _plain_json(told)


def _is_blind(settings: Mapping[str, Any]) -> bool:
    """Whether no plugin looks at texts."""
    blind = {"incremental", *settings.get("INCREMENTAL_BODY_BLIND", ())}
    return blind.issuperset(settings["PLUGINS"])


def _keeps_text_apart(settings: Mapping[str, Any]) -> bool:
    """Whether a text and the time of its file decide nothing but what shows the text."""
    orders = [settings["ARTICLE_ORDER_BY"], settings["PAGE_ORDER_BY"]]
    return (
        all(isinstance(order, str) and not order.endswith(_TEXTS) for order in orders)
        and settings.get("DEFAULT_DATE") != "fs"
        and settings["STATIC_EXCLUDE_SOURCES"]
        and not settings["OUTPUT_SOURCES"]
        and not settings["RELATIVE_URLS"]
    )


def _plain_json(told: dict[str, Any]) -> str:
    """Nothing if *told* holds anything that JSON does not give back as it is."""
    try:
        text = json.dumps(told)
    except (TypeError, ValueError):
        return ""
    return text if json.loads(text) == told else ""
