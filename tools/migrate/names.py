"""Categories, tags and authors: one spelling for each address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from typing import Any, Final

from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from front_matter import author_names
from tools.migrate.alternatives import AUTHORS
from tools.migrate.text import Text

LONGEST: Final = 60
Spellings = Mapping[tuple[str, str], str]
"""By kind and address, the spelling that most texts use."""


def as_list(value: Any) -> list[str]:
    """The entries of *value*: of a list, or of text between commas or semicolons."""
    if isinstance(value, Mapping):
        value = list(value)
    if isinstance(value, list | tuple):
        return [str(each).strip() for each in value if str(each).strip()]
    text = str(value or "").strip().strip("[]")
    sign = ";" if ";" in text else ","
    return [each.strip().strip("\"'") for each in text.split(sign) if each.strip().strip("\"'")]


def of_text(text: Text) -> dict[str, list[str]]:
    """The names of each kind that *text* gives: one category, the others are tags."""
    fields = text.fields
    categories = [*as_list(fields.get("category")), *_categories(fields.get("categories"))]
    categories = [each for each in dict.fromkeys(categories) if each.lower() != "uncategorized"]
    tags = [*as_list(fields.get("tags")), *as_list(fields.get("tag"))]
    authors = next(filter(None, (as_list(fields.get(name)) for name in AUTHORS)), [])
    authors = [
        each
        for name in author_names.with_degrees(authors)
        for each in author_names.several(name, quoted=False) or [name]
    ]
    return {
        "category": categories[:1],
        "tags": [*(tags or as_list(fields.get("keywords"))), *(each for each in categories[1:])],
        "authors": authors,
    }


def spellings(texts: Iterable[Text], existing: Iterable[Text] = ()) -> Spellings:
    """Of names with one address the one that is used most, then the first of the alphabet.

    Names of *existing* texts, which nobody rewrites, come before those of *texts*.
    """
    there, chosen = _most_used(existing), _most_used(texts)
    return {key: there.get(key, name) for key, name in chosen.items()}


def _most_used(texts: Iterable[Text]) -> dict[tuple[str, str], str]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for text in texts:
        for kind, names in of_text(text).items():
            counts.update((kind, _address(name), plain(name)) for name in names)
    chosen: dict[tuple[str, str], str] = {}
    for (kind, address, name), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        chosen.setdefault((kind, address), name)
    return chosen


def spelling(kind: str, name: str, chosen: Spellings) -> str:
    """The one spelling of *name*, or *name* itself if it is not among those *chosen*."""
    return chosen.get((kind, _address(name)), name)


def settled(text: Text, chosen: Spellings) -> dict[str, list[str]]:
    """The names of *text* in their one spelling, each once."""
    return {
        kind: list(dict.fromkeys(chosen[kind, _address(name)] for name in names if plain(name)))
        for kind, names in of_text(text).items()
    }


def merged(text: Text, chosen: Spellings) -> Iterator[tuple[str, str]]:
    """Names of *text* of which more than the case is another now, as `C++` is `C#`, and that."""
    for kind, names in of_text(text).items():
        for name in filter(plain, names):
            known = chosen[kind, _address(name)]
            of_one_address = _address(known) == _address(name)
            if of_one_address and known.casefold() != plain(name).casefold():
                yield name, known


def plain(name: str) -> str:
    """*name* on one line, without brackets and tags, and not longer than a name may be."""
    words = re.sub(r"</?[A-Za-z][^<>]*>", " ", unescape(name))
    return " ".join(re.sub(r"[\[\]{}]", "", words).split())[:LONGEST].strip()


@cache
def _address(name: str) -> str:
    """The last part of the address of its page, as Pelican makes it: `pump.io` is `pumpio`."""
    rules = DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]
    return str(slugify(plain(name), regex_subs=rules)) or plain(name).casefold()


def _categories(value: Any) -> list[str]:
    """Jekyll parts categories in one line by spaces; commas are read as well."""
    if isinstance(value, str) and "," not in value:
        return value.split()
    return as_list(value)
