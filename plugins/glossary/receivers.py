"""Reads the terms before texts are read, and links their uses when all are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from pathlib import Path
from posixpath import splitext
from typing import Any

from pelican import signals

import documents
from documents.site import Site
from documents.source import body_of
from glossary.analysis import NAME, TERMS
from glossary.terms import FIELD, read_terms
from languages.catalogues import translatable, translations_for
from languages.own import languages
from report.diagnostic import Diagnostic
from report.settings_form import TEXT_BY_NAME, check

DEFAULTS: Mapping[str, Any] = {
    "GLOSSARY_FILE": "pages/glossary.md",
    "GLOSSARY_PAGES": 10,
    "GLOSSARY_WORDS": {
        "one": translatable("Used in 1 text"),
        "many": translatable("Used in {number} texts"),
        "more": translatable("and {number} more"),
    },
}
_MAKERS = (  # of what stands in a text
    *("accessible_markdown", "citations", "claim_table", "commonmark_compat"),
    *("links", "number_figures", "pictures"),
)


def _begin(pelican: Any) -> None:
    """Hand the forms of all terms to the analysis, so that a new one has texts compiled again."""
    settings = pelican.settings
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    if not {"def_list", "markdown.extensions.def_list", "markdown.extensions.extra"} & {
        *extensions
    }:
        extensions.append("def_list")
    options = {
        "glossaries": {code: _declared(settings, path) for code, path in _files(settings).items()},
        "lang": settings["DEFAULT_LANG"],
    }
    documents.add_analysis(settings, NAME, "glossary.analysis:analyse", options, after=_MAKERS)
    check(settings, "GLOSSARY_WORDS", TEXT_BY_NAME, {})
    words = {**DEFAULTS["GLOSSARY_WORDS"], **settings.get("GLOSSARY_WORDS", {})}
    shown = {
        "words": words,
        "translations": translations_for(settings, words.values()),
        "lang": settings["DEFAULT_LANG"],
    }
    documents.add_resolver(settings, NAME, "glossary.resolve:resolve", shown)
    documents.add_pass(settings, NAME, _link)


def _files(settings: Mapping[str, Any]) -> dict[str, str]:
    """The path of the glossary of each language: `pages/glossary.de.md` beside the site's own."""
    path = settings.get("GLOSSARY_FILE", DEFAULTS["GLOSSARY_FILE"])
    stem, suffix = splitext(path)
    further = {
        code: settings["LANGUAGES"][code].get("GLOSSARY_FILE", f"{stem}.{code}{suffix}")
        for code in languages(settings)
    }
    return {settings["DEFAULT_LANG"]: path, **further}


def _declared(settings: Mapping[str, Any], path: str) -> dict[str, Any]:
    """What the analysis needs to know of the glossary at *path*, if there is one."""
    file = Path(settings["PATH"], path)
    source = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    terms = read_terms(body_of(source)[0])
    forms = {each.slug: [escape(form, quote=False) for form in each.forms] for each in terms}
    return {"path": path, "terms": forms}


def _link(site: Site) -> None:
    """Make the table of each language for the resolver."""
    users: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for content, document in site.documents():
        for slug in document.interface.get(NAME, ()) if content.status == "published" else ():
            users[content.lang][slug].append(content)
    site.tables[NAME] = {}
    for code, path in _files(site.settings).items():
        glossary = site.contents.get(path)
        if glossary is None:
            continue
        if glossary.lang != code:
            line = glossary.document.lines.get("fields", {}).get("lang", 1)
            problem = f"{glossary.lang}: this is the glossary of texts in {code}"
            site.report(glossary, Diagnostic("", line, "lang", problem, f"write lang: {code}"))
        elif glossary.status == "published":
            site.tables[NAME][code] = _table(site, glossary, users[code])


def _table(site: Site, glossary: Any, users: Mapping[str, list[Any]]) -> dict[str, Any]:
    """What *glossary* explains and who uses it; reports terms that no text uses."""
    siteurl, notes, uses = site.settings["SITEURL"], {}, {}
    most = site.settings.get("GLOSSARY_PAGES", DEFAULTS["GLOSSARY_PAGES"])
    for slug, (name, text, cited) in glossary.document.interface[TERMS].items():
        found = users.get(slug, [])
        found = sorted(found, key=lambda each: (str(each.title).casefold(), each.url))
        shown = [[str(each.title), f"{siteurl}/{each.url}"] for each in found[:most]]
        notes[slug] = [text, cited]
        uses[slug] = [shown, max(0, len(found) - most)]
        if not found:
            line = glossary.document.lines[NAME][slug]
            problem, remedy = f"no text uses “{name}”", "remove it, or give it another form"
            site.report(glossary, Diagnostic("", line, FIELD, problem, remedy, "warning"))
    address, title = f"{siteurl}/{glossary.url}", str(glossary.title)
    return {"address": address, "title": title, "notes": notes, "uses": uses}


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
