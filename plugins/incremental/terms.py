"""On which terms a text or a title may be changed in the output without a run of Pelican."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, Final

from incremental.inputs import as_completed

_TEXTS: Final = ("content", "summary")
# Settings that name fields by which more is decided than what stands in their place.
DECIDING: Final = (
    *("ARTICLE_ORDER_BY", "PAGE_ORDER_BY", "FORMATTED_FIELDS"),
    *("ARTICLE_TRANSLATION_ID", "PAGE_TRANSLATION_ID"),
)


def terms(
    settings: Mapping[str, Any], kinds: Iterable[str], environment: bytes, typeset: bool
) -> str:
    """JSON of what is needed to read a source of *kinds* again; nothing if its text may do more.

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
        "titles": _titles_stand_alone(settings) and typeset == bool(settings["TYPOGRIFY"]),
        "slugs": settings["SLUGIFY_SOURCE"] == "basename",
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


def _titles_stand_alone(settings: Mapping[str, Any]) -> bool:
    """Whether a title decides nothing but what shows it, and perhaps a slug."""
    blind = {"incremental", *settings.get("INCREMENTAL_TITLE_BLIND", ())}
    return (
        blind.issuperset(settings["PLUGINS"])
        and not any("title" in str(settings[name]) for name in DECIDING)
        and not any("{title" in value for value in settings.values() if isinstance(value, str))
    )


def _plain_json(told: dict[str, Any]) -> str:
    """Nothing if *told* holds anything that JSON does not give back as it is."""
    try:
        text = json.dumps(told)
    except (TypeError, ValueError):
        return ""
    return text if json.loads(text) == told else ""
