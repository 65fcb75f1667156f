"""A change of a text, and changes of many texts in one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from markupsafe import escape

from feeds.item import Item, tag_uri


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on a *day*, in a sentence. *url* is the path of the text, *title* its title,
    *lang* its language.

    *number* tells apart the changes that a text had on one day, from 1.
    """

    day: date
    sentence: str
    title: str
    url: str
    number: int = 1
    lang: str = ""


def of_text(
    given: Iterable[Mapping[str, Any]], title: str, url: str, lang: str = ""
) -> list[Change]:
    """The changes of one text, newest first, from entries with `date` and `change`."""
    made: list[Change] = []
    for each in given:
        number = 1 + sum(other.day == each["date"] for other in made)
        made.append(Change(each["date"], each["change"], title, url, number, lang))
    return in_order(made)


def in_order(changes: Iterable[Change]) -> list[Change]:
    """*changes*, newest first; those of one day by title, address and place in their text."""
    key = [
        (-each.day.toordinal(), each.title.casefold(), each.url, each.number) for each in changes
    ]
    return [each for _, each in sorted(zip(key, changes, strict=True), key=lambda pair: pair[0])]


def as_item(change: Change, siteurl: str, authority: str) -> Item:
    """*change* as an entry of a feed."""
    moment = datetime.combine(change.day, time(), UTC)
    return Item(
        id=tag_uri(authority, change.day, f"{change.url}changes/{change.day}/{change.number}"),
        url=f"{siteurl}/{change.url}",
        title=change.title,
        content=f"<p>{escape(change.sentence)}</p>",
        published=moment,
        updated=moment,
        summary=change.sentence,
    )
