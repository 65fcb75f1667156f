"""Gives templates the kinds of page, writes `_headers`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals

from page_policy.analysis import NAME, pattern_of
from page_policy.colours import ColourError
from page_policy.headers import header_policy, headers_file
from page_policy.page_kind import HOLDS, Entries, KindReader, PageKind
from page_policy.stylesheet import StylesheetError
from report.settings_form import (
    TEXT_BY_NAME,
    check,
    pair,
    reported,
    table,
    text,
    text_or_texts,
    texts,
)

STYLESHEET = "static/css/main.css"
_TEXT_KINDS = "page_policies_of_texts"  # an attribute of the Pelican of one build
DEFAULT_CACHING = {"/theme/*": "public, max-age=86400", "/images/*": "public, max-age=86400"}


def _reader(settings: Mapping[str, Any]) -> KindReader:
    colours = settings.get("PAGE_POLICY_COLOURS") or {}
    return KindReader(Path(settings["THEME"]), colours, bool(settings.get("PAGE_POLICY_COMPACT")))


def _declared(settings: Mapping[str, Any]) -> Mapping[str, Entries]:
    """The kinds of page of *settings*: one with the stylesheet that most themes have, if unset."""
    given: Mapping[str, Entries] | None = settings.get("PAGE_POLICY_KINDS")
    if given is not None:
        return given
    has_sheet = (Path(settings["THEME"]) / STYLESHEET).is_file()
    return {"page": {"stylesheet": STYLESHEET} if has_sheet else {}}


def _kinds(settings: Mapping[str, Any]) -> dict[str, PageKind]:
    reader = _reader(settings)
    return {name: reader.kind(entries) for name, entries in _declared(settings).items()}


class TextKinds:
    """The kinds of page of texts: the first kind of the site with the parts that a text holds."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._reader = _reader(settings)
        self._first = next(iter(_declared(settings).values()))
        self._parts: Mapping[str, Entries] = settings["PAGE_POLICY_PARTS"]
        self.made: dict[tuple[str, ...], PageKind] = {}

    def give(self, site: Any) -> None:
        """Each text of *site* gets its kind as the attribute `page_policy`."""
        with reported(site.settings, "PAGE_POLICY_PARTS", StylesheetError, ColourError):
            for content, document in site.documents():
                content.page_policy = self._kind(tuple(document.own.get(NAME, ())))

    def _kind(self, held: tuple[str, ...]) -> PageKind:
        if held not in self.made:
            self.made[held] = self._reader.kind(self._first, [self._parts[each] for each in held])
        return self.made[held]


def _add_to_context(generators: list[Any]) -> None:
    """`page_policy` has every kind; the first is also there under the short names."""
    settings, context = generators[0].settings, generators[0].context
    with reported(settings, "PAGE_POLICY_KINDS", StylesheetError, ColourError):
        kinds = _kinds(settings)
        first = next(iter(kinds.values()))
        context["page_policy"] = kinds
        context["stylesheet"] = first.stylesheet
        context["content_security_policy"] = first.content_security_policy


def _write_headers(pelican: Any) -> None:
    settings = pelican.settings
    prefix = urlsplit(settings["SITEURL"]).path.rstrip("/")
    caching = settings.get("PAGE_POLICY_CACHING", DEFAULT_CACHING)
    of_texts = getattr(pelican, _TEXT_KINDS, {})
    kinds = [*_kinds(settings).values(), *(of_texts[held] for held in sorted(of_texts))]
    text = headers_file(
        header_policy(kind.directives for kind in kinds),
        {prefix + path: age for path, age in caching.items()},
    )
    path = Path(pelican.output_path) / "_headers"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _check(settings: dict[str, Any]) -> None:
    entries = {"stylesheet": text, "script": text_or_texts, "layer": text}
    kind, part = table(texts, entries), table(texts, entries, needed=HOLDS)
    check(settings, "PAGE_POLICY_KINDS", table(kind, least=1), None)
    check(settings, "PAGE_POLICY_PARTS", table(part), {})
    check(settings, "PAGE_POLICY_COLOURS", table(pair), {})
    check(settings, "PAGE_POLICY_CACHING", TEXT_BY_NAME, {})


def _begin(pelican: Any) -> None:
    """Have texts analysed if parts of the sheet are for texts that hold certain elements."""
    _check(pelican.settings)
    parts = pelican.settings.get("PAGE_POLICY_PARTS") or {}
    if parts:
        import documents  # noqa: PLC0415 - only parts need it

        documents.register()
        documents.add_analysis(
            pelican.settings,
            NAME,
            "page_policy.analysis:analyse",
            {"parts": {name: pattern_of(each[HOLDS]) for name, each in parts.items()}},
            after=("glossary",),
        )
        kinds = TextKinds(pelican.settings)
        documents.add_pass(pelican.settings, NAME, kinds.give)
        setattr(pelican, _TEXT_KINDS, kinds.made)


def register() -> None:
    signals.initialized.connect(_begin)
    signals.all_generators_finalized.connect(_add_to_context)
    signals.finalized.connect(_write_headers)
