"""Where each text goes: its file, its address, and the old addresses that lead to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from front_matter.remedies import LANGUAGE
from tools.migrate import addresses, alternatives, dates
from tools.migrate.names import as_list
from tools.migrate.old_addresses import Aliases
from tools.migrate.slugs import Known, Slugs, wanted_slug
from tools.migrate.text import Source, Text

Problem = tuple[str, str, str]
"""Kind, value and words of what needs a person."""


@dataclass(frozen=True, slots=True)
class Place:
    """*file* is below the content folder; *lang* is "" in the language of the site."""

    file: str
    slug: str
    moment: datetime | None
    is_page: bool
    lang: str = ""
    is_translation: bool = False
    aliases: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Plan:
    """The places of texts in their order, and the files behind old addresses and names."""

    places: list[Place] = field(default_factory=list)
    by_address: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    by_origin: dict[str, str] = field(default_factory=dict)


def plan(
    texts: Sequence[Text],
    source: Source,
    language: str,
    existing: Mapping[str, Known] = MappingProxyType({}),
) -> Plan:
    """Places for *texts*: no two have one address, nor one that the site keeps for itself.

    *language* is that of this site; *existing* are its texts, by their paths below the content
    folder: one with the same path, title and day was moved in before.
    """
    slugs = Slugs(existing)
    made = Plan([_place(text, source, language, slugs) for text in texts])
    aliases = Aliases(((place.lang, place.slug) for place in made.places), existing)
    for index, (text, place) in enumerate(zip(texts, made.places, strict=True)):
        given = [*text.addresses, *as_list(text.fields.get("aliases"))]
        given += as_list(text.fields.get("redirect_from"))
        found, problems = aliases.of(given)
        made.places[index] = replace(
            place, aliases=tuple(found), problems=(*place.problems, *problems)
        )
        for address in given:
            made.by_address.setdefault(addresses.key(address), place.file)
        made.by_origin[text.origin] = place.file
    made.by_name.update(_by_name(texts, made.places))
    return made


def _by_name(texts: Sequence[Text], places: Sequence[Place]) -> dict[str, str]:
    """The file of each name; the first name of a text, its file's, goes before another's later."""
    pairs = zip(texts, places, strict=True)
    named = [(at, name, place.file) for text, place in pairs for at, name in enumerate(text.names)]
    found: dict[str, str] = {}
    for _, name, file in sorted(named, key=lambda each: each[0]):
        found.setdefault(name.casefold(), file)
    return found


def _place(text: Text, source: Source, language: str, slugs: Slugs) -> Place:
    moment, problems = _moment(text, source)
    is_page = text.is_page or moment is None
    lang = _language(str(text.fields.get("lang") or text.fields.get("language") or ""))
    lang = "" if lang == language else lang
    wanted, wrong = wanted_slug(text, moment)
    folder = "pages" if is_page else "posts"
    this = Known(str(text.fields.get("title") or ""), moment.date().isoformat() if moment else "")
    is_translation = bool(lang) and slugs.is_taken("", wanted)
    slug = slugs.take(lang, wanted, folder, this)
    if slug != wanted:
        problems.append(("address", wanted, f"is taken already; this text is at /{slug}/"))
    file = f"{folder}/{slug}.{lang}.md" if lang else f"{folder}/{slug}.md"
    return Place(file, slug, moment, is_page, lang, is_translation, (), (*problems, *wrong))


def _moment(text: Text, source: Source) -> tuple[datetime | None, list[Problem]]:
    typed = alternatives.readable(text.fields, alternatives.DATE, source.zone)
    moment = dates.parse(typed, source.zone)
    problems: list[Problem] = []
    if typed and moment is None:
        problems.append(("date", typed, dates.problem(typed)))
    if moment is None and not text.is_page:
        words = "it has no date, so it became a page; with a date it is a post"
        problems.append(("date", "", words))
    return moment, problems


def _language(typed: str) -> str:
    typed = typed.strip().replace("_", "-")
    return typed if re.fullmatch(LANGUAGE, typed) else ""
