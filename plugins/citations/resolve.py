"""The reference list of one text takes the place of its placeholder."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from typing import Any

from citations.analysis import NAME, PLACEHOLDER
from citations.numbering import Use, without_later_ids
from citations.reference_list import reference_list
from documents.document import Document
from languages.catalogues import gettext_for


def table_of(language: str | None) -> str:
    """The name of the table of references that *language* words otherwise than that of the site.

    The language of the site has no such table.
    """
    return f"{NAME} {language}"


def resolve(
    html: str, document: Document, tables: Mapping[str, Any], options: Mapping[str, Any]
) -> str:
    """*html* with its reference list; *tables* has the formatted references by key.

    *options* has the `title` of the list, how many sources (`titles`) show their titles, and the
    `translations` of both.
    """
    if not html.endswith(PLACEHOLDER):
        return html
    uses = [
        Use(key, place, cited) for place, (key, cited) in enumerate(document.own[NAME], start=1)
    ]
    language = document.metadata.get("lang")
    gettext = gettext_for(options.get("translations"), language)
    own = tables.get(table_of(language))
    references = ChainMap(own, tables[NAME]) if own else tables[NAME]
    section = reference_list(
        uses, references, options["title"], titles=options["titles"], gettext=gettext
    )
    body = html.removesuffix(PLACEHOLDER)
    return (without_later_ids(body) if len(uses) > options["titles"] else body) + str(section)
