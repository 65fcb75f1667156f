"""The thin Pelican shell: the terms before texts are read, their uses when all are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from pelican import signals

import documents
from documents.site import Site
from documents.source import body_of
from glossary.analysis import NAME, TERMS
from glossary.terms import FIELD, read_terms
from report.diagnostic import Diagnostic

DEFAULTS: Mapping[str, Any] = {
    "GLOSSARY_FILE": "pages/glossary.md",
    "GLOSSARY_PAGES": 10,
    "GLOSSARY_WORDS": {
        "one": "Used in 1 text",
        "many": "Used in {number} texts",
        "more": "and {number} more",
    },
}
_MAKERS = (  # of what stands in a text
    *("accessible_markdown", "citations", "claim_table", "commonmark_compat"),
    *("links", "number_figures", "pictures"),
)


def _begin(pelican: Any) -> None:
    """Hand the forms of all terms to the analysis, so that a new one has texts compiled again."""
    settings = pelican.settings
    chosen = {**DEFAULTS, **settings}
    extensions = settings["MARKDOWN"].setdefault("extensions", [])
    if not {"def_list", "markdown.extensions.def_list", "markdown.extensions.extra"} & {
        *extensions
    }:
        extensions.append("def_list")
    file = Path(settings["PATH"], chosen["GLOSSARY_FILE"])
    source = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    terms = read_terms(body_of(source)[0])
    options = {
        "path": chosen["GLOSSARY_FILE"],
        "terms": {each.slug: [escape(form, quote=False) for form in each.forms] for each in terms},
        "lang": settings["DEFAULT_LANG"],
    }
    documents.add_analysis(settings, NAME, "glossary.analysis:analyse", options, after=_MAKERS)
    words = {"words": {**DEFAULTS["GLOSSARY_WORDS"], **chosen["GLOSSARY_WORDS"]}}
    documents.add_resolver(settings, NAME, "glossary.resolve:resolve", words)
    documents.add_pass(settings, NAME, _link)


def _link(site: Site) -> None:
    """Make the table for the resolver, and report terms that no text uses."""
    chosen = {**DEFAULTS, **site.settings}
    table: dict[str, Any] = {"address": "", "title": "", "notes": {}, "uses": {}}
    site.tables[NAME] = table
    users: dict[str, list[Any]] = defaultdict(list)
    glossary = None
    for content, document in site.documents():
        glossary = content if TERMS in document.interface else glossary
        for slug in document.interface.get(NAME, ()) if content.status == "published" else ():
            users[slug].append(content)
    if glossary is None or glossary.status != "published":
        return
    siteurl, most = site.settings["SITEURL"], chosen["GLOSSARY_PAGES"]
    table |= {"address": f"{siteurl}/{glossary.url}", "title": str(glossary.title)}
    for slug, (name, text, cited) in glossary.document.interface[TERMS].items():
        found = sorted(users[slug], key=lambda each: (str(each.title).casefold(), each.url))
        shown = [[str(each.title), f"{siteurl}/{each.url}"] for each in found[:most]]
        table["notes"][slug] = [text, cited]
        table["uses"][slug] = [shown, max(0, len(found) - most)]
        if not found:
            line = glossary.document.lines[NAME][slug]
            problem, remedy = f"no text uses “{name}”", "remove it, or give it another form"
            site.tell(glossary, Diagnostic("", line, FIELD, problem, remedy, "warning"))


def register() -> None:
    documents.register()
    signals.initialized.connect(_begin)
