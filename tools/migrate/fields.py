"""Front matter of another system in the fields of this site; what has no place is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any, Final

from front_matter import model
from front_matter.written import header
from tools.migrate import alternatives, dates
from tools.migrate.alternatives import (
    AUTHORS,
    CATEGORIES,
    DATE,
    MODIFIED,
    PICTURE,
    SUMMARY,
    TAGS,
    VIEWS,
)
from tools.migrate.bodies.context import Finding
from tools.migrate.plan import Place
from tools.migrate.text import Text
from tools.migrate.valid_fields import valid

# Read elsewhere (plan.py, names.py, status below), or of no meaning outside of the old system.
_READ: Final = frozenset(
    {"title", *MODIFIED, *SUMMARY, *PICTURE, *VIEWS, *DATE, *CATEGORIES, *TAGS, *AUTHORS}
    | {"keywords", "slug", "lang", "language", "status", "draft", "published", "hidden"}
    | {"aliases", "alias", "redirect_from", "layout", "url", "permalink", "type", "section"}
)
_YES: Final = frozenset({"true", "yes", "on", "y", "1"})
_NO: Final = frozenset({"false", "no", "off", "n", "0"})
_CODE_OR_TAG: Final = re.compile(r"`[^`]*`|<")
_TAGS: Final = re.compile(r"<[^<>]*>")
_LINKS: Final = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TEMPLATES: Final = re.compile(
    r"\{[{%].*?[%}]\}|\[/?[a-z][\w-]*(?: [^\]]*)?\]|<!--.*?-->", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the site says of front matter: *known* fields, and the *category* of what has none.

    *picture* gives the path of a picture below the content folder, or "".
    """

    known: Mapping[str, model.Field]
    category: str
    picture: Callable[[str], str]


def front_matter(
    text: Text, place: Place, names: Mapping[str, list[str]], rules: Rules
) -> tuple[str, list[Finding]]:
    """The lines of front matter, and what needs a person; *names* are those of `names.settled`."""
    known = rules.known
    findings = [Finding(kind, value, words) for kind, value, words in place.problems]
    findings += [Finding(kind, "", words) for kind, words in text.problems]
    findings += alternatives.left_out(text.fields)
    fields = _fields(text, place, names, rules.picture, findings)
    if not place.is_page and not fields.get("category"):
        fields["category"] = rules.category
    for name, value in text.fields.items():
        field = next((each for each in (name, name.replace("-", "_")) if each in known), "")
        if name not in _READ and field and field not in fields:
            fields[field] = value
        elif name not in _READ and value not in ("", [], {}, None):
            findings.append(Finding("field", f"{name}: {_shown(value)}", "has no place here"))
    wanted = {name: value for name, value in fields.items() if value not in ("", [], None)}
    return header(valid(wanted, known, place.is_page, findings)), findings


def _fields(
    text: Text,
    place: Place,
    names: Mapping[str, list[str]],
    picture: Callable[[str], str],
    findings: list[Finding],
) -> dict[str, Any]:
    given = text.fields
    summary, description = _words(given, SUMMARY), _words(given, ("description",))
    modified, moment = _modified(given, findings), place.moment
    if modified and moment and modified.date() <= moment.date():
        modified = None
    stem = place.file.rpartition("/")[2].removesuffix(".md")
    return {
        "title": _words(given, ("title",)) or place.slug.replace("-", " ").capitalize(),
        "slug": place.slug if stem != place.slug else "",
        "date": dates.written(moment) if moment else "",
        "modified": dates.written(modified) if modified else "",
        "category": (names.get("category") or [""])[0],
        "tags": names.get("tags", []),
        "authors": names.get("authors", []),
        "summary": _as_markdown(summary),
        "description": description.replace("`", "") if description != summary else "",
        "status": _status(given),
        "lang": place.lang,
        "translation": "true" if place.is_translation else "",
        "thumbnail": _thumbnail(given, picture, findings),
        "popularity": _views(given),
        "aliases": list(place.aliases),
    }


def _modified(given: Mapping[str, Any], findings: list[Finding]) -> datetime | None:
    typed = alternatives.readable(given, MODIFIED)
    moment = dates.parse(typed)
    if typed and moment is None:
        findings.append(Finding("modified", typed, dates.problem(typed)))
    return moment


def _words(given: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of *names* that is given, as words on one line without tags."""
    typed = unescape(_TAGS.sub("", _TEMPLATES.sub("", _first(given, names))))
    return " ".join(_LINKS.sub(r"\1", typed).split())


def _as_markdown(words: str) -> str:
    """*words* as this site's Markdown; stars stress nothing unless each has its end."""
    if words.count("`") % 2:
        words = words.replace("`", "")
    words = _CODE_OR_TAG.sub(lambda match: "&lt;" if match[0] == "<" else match[0], words)
    return words.replace("*", r"\*") if words.count("*") % 2 else words


def _first(given: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = given.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, Mapping):
            value = value.get("src") or value.get("path") or value.get("image") or value.get("url")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _status(given: Mapping[str, Any]) -> str:
    status = str(given.get("status", "")).strip().lower()
    if (
        str(given.get("draft", "")).strip().lower() in _YES
        or str(given.get("published", "")).strip().lower() in _NO
    ):
        return "draft"
    if status in ("draft", "hidden"):
        return status
    if status in ("private", "pending", "unlisted", "skip"):
        return "draft"
    return "hidden" if str(given.get("hidden", "")).lower() == "true" else ""


def _thumbnail(
    given: Mapping[str, Any], picture: Callable[[str], str], findings: list[Finding]
) -> str:
    typed = _first(given, PICTURE)
    if not typed or (ours := picture(typed)):
        return ours if typed else ""
    findings.append(Finding("thumbnail", typed, "no such picture was moved in"))
    return ""


def _views(given: Mapping[str, Any]) -> int | str:
    digits = re.sub(r"[ ,.']", "", _first(given, VIEWS))
    return int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else ""


def _shown(value: Any) -> str:
    return " ".join(str(value).split())[:200]
