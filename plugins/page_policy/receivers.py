"""The thin Pelican shell: gives templates the kinds of page, writes `_headers`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals

from page_policy.analysis import NAME, pattern_of
from page_policy.headers import header_policy, headers_file
from page_policy.page_kind import HOLDS, PageKind, read_kinds

STYLESHEET = "static/css/main.css"
DEFAULT_CACHING = {"/theme/*": "public, max-age=86400", "/images/*": "public, max-age=86400"}


def _kinds(settings: Mapping[str, Any]) -> dict[str, PageKind]:
    theme = Path(settings["THEME"])
    declared = settings.get("PAGE_POLICY_KINDS")
    colours = settings.get("PAGE_POLICY_COLOURS")
    kinds = _default_kinds(theme) if declared is None else declared
    compacted = bool(settings.get("PAGE_POLICY_COMPACT"))
    return read_kinds(kinds, theme, colours, compacted=compacted)


def _default_kinds(theme: Path) -> dict[str, dict[str, str]]:
    """One kind of page, with the stylesheet that most themes have, if this one does."""
    return {"page": {"stylesheet": STYLESHEET} if (theme / STYLESHEET).is_file() else {}}


def _add_to_context(generators: list[Any]) -> None:
    """`page_policy` has every kind; the first is also there under the short names."""
    kinds = _kinds(generators[0].settings)
    first = next(iter(kinds.values()))
    generators[0].context["page_policy"] = kinds
    generators[0].context["stylesheet"] = first.stylesheet
    generators[0].context["content_security_policy"] = first.content_security_policy


def _write_headers(pelican: Any) -> None:
    settings = pelican.settings
    prefix = urlsplit(settings["SITEURL"]).path.rstrip("/")
    caching = settings.get("PAGE_POLICY_CACHING", DEFAULT_CACHING)
    text = headers_file(
        header_policy(kind.directives for kind in _kinds(settings).values()),
        {prefix + path: age for path, age in caching.items()},
    )
    path = Path(pelican.output_path) / "_headers"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _begin(pelican: Any) -> None:
    """Have texts analysed if a kind of page is for texts that hold certain elements."""
    declared = pelican.settings.get("PAGE_POLICY_KINDS") or {}
    kinds = {name: pattern_of(each[HOLDS]) for name, each in declared.items() if HOLDS in each}
    if kinds:
        import documents  # noqa: PLC0415 - only such kinds need it

        documents.register()
        documents.add_analysis(
            pelican.settings,
            NAME,
            "page_policy.analysis:analyse",
            {"kinds": kinds},
            after=("glossary",),
        )
        documents.add_pass(pelican.settings, NAME, _give_kinds)


def _give_kinds(site: Any) -> None:
    for content, document in site.documents():
        content.page_kind = document.own.get(NAME, "")


def register() -> None:
    signals.initialized.connect(_begin)
    signals.all_generators_finalized.connect(_add_to_context)
    signals.finalized.connect(_write_headers)
