"""Explanations beside the first uses in a text, and uses beside the explanations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import count
from typing import Any, Final

from documents.document import Document
from glossary.analysis import NAME
from glossary.uses import MARK
from languages.catalogues import gettext_for

NO_GLOSSARY: Final[Mapping[str, Any]] = {"address": "", "title": "", "notes": {}, "uses": {}}
_MARKED: Final = re.compile(rf'{MARK}"([^"]*)">(.*?)</dfn>', re.DOTALL)
_USES: Final = re.compile(r"<!--glossary: (.*?)-->")


def resolve(
    html: str, document: Document, tables: Mapping[str, Any], options: Mapping[str, Any]
) -> str:
    """*html* with what *tables* has of each term in the language of *document*.

    *options* has the `words` around links, their `translations` and the `lang` of the site. A note
    is a popover: browsers open and close it by touch, mouse and keyboard without a script, and one
    that knows no popovers shows it in its sentence.
    """
    language = document.metadata.get("lang", options["lang"])
    table = tables[NAME].get(language, NO_GLOSSARY)
    if MARK in html:
        numbers = count(1)
        html = _MARKED.sub(lambda match: _explained(match[1], match[2], table, numbers), html)
    if "<!--glossary: " in html:
        gettext = gettext_for(options["translations"], language)
        words = {name: gettext(word) for name, word in options["words"].items()}
        html = _USES.sub(lambda match: _uses(match[1], table, words), html)
    return html


def _explained(slug: str, use: str, table: Mapping[str, Any], numbers: Iterator[int]) -> str:
    if slug not in table["notes"]:
        return use
    text, cited = table["notes"][slug]
    name = f"g:{next(numbers)}"
    more = f' <a href="{escape(table["address"])}#{slug}">{escape(table["title"])}</a>'
    note = f'<span popover id="{name}">{escape(text, quote=False)}{more if cited else ""}</span>'
    return f'<dfn><button popovertarget="{name}">{use}</button></dfn>{note}'


def _uses(slug: str, table: Mapping[str, Any], words: Mapping[str, str]) -> str:
    pages, more = table["uses"].get(slug, ((), 0))
    if not pages:
        return ""
    number = len(pages) + more
    label = words["many" if number > 1 else "one"].format(number=number)
    items = [f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in pages]
    items += [f"<li>{escape(words['more'].format(number=more))}</li>"] if more else []
    listed = "\n".join(items)
    return (
        f"\n<dd><details><summary>{escape(label)}</summary>\n<ul>\n{listed}\n</ul></details></dd>"
    )
