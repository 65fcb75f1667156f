"""Fields that front matter has not, and what other systems call those that it has."""

from __future__ import annotations

from collections.abc import Collection

from front_matter.field_type import similar
from front_matter.node import Node, Scalar, as_typed
from report.diagnostic import Diagnostic, wrong_value

_NOT_FOR_WRITERS = {
    "url": "the address follows from the slug",
    "save_as": "the address follows from the slug",
    "template": "the template follows from the folder",
    "reader": "the suffix decides",
    "path": "the file's place decides",
}
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_OTHER_WORDS = {
    "publishdate": "date",
    "featured_image": "thumbnail",
    "language": "lang",
    "langauge": "lang",
    "categories": "category",
    "keywords": "tags",
    "excerpt": "summary",
    "image": "thumbnail",
    "cover": "thumbnail",
    "lastmod": "modified",
    "updated": "modified",
    "redirect_from": "aliases",
    "featured": "pinned",
    "weight": "pinned",
    "views": "popularity",
    "permalink": "slug",
}


def unknown(key: Scalar, node: Node, fields: Collection[str], given: Collection[str]) -> Diagnostic:
    """The diagnostic of *key*, which is none of *fields*; *given* are the names that are there."""
    name, typed = key.text, as_typed(node)
    if name in _NOT_FOR_WRITERS:
        return wrong_value(key.line, name, typed, "want no such field", _NOT_FOR_WRITERS[name])
    remedy = (
        similar(name, fields)
        or _elsewhere(name, typed, given)
        or "see docs/front-matter.md for the fields"
    )
    return wrong_value(key.line, name or "front matter", typed, "want a known field", remedy)


def _elsewhere(name: str, typed: str, given: Collection[str]) -> str:
    """What a field of Hugo, Jekyll or Pelican is called here, if it is not *given* as well."""
    if name.lower() in {"draft", "published"}:
        said = _TRUTHS.get(typed.lower())
        if said is None:
            return "write status: draft for a draft, or delete the line"
        is_draft = said == (name.lower() == "draft")
        return "write status: draft" if is_draft else "delete the line: it is published without"
    meant = _OTHER_WORDS.get(name.lower())
    if meant in given:
        return f"delete it, or add it to {meant}"
    return f"write {meant}" if meant else ""
