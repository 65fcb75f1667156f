"""What a figure holds, as typed values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Texts:
    """The words around the numbers; each may hold citation groups, as `[@key]`.

    *name* is for templates, by which they show the figure away from its text.
    """

    title: str
    source: str = ""
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """*count* of *total* people; *per* tells that the total is that of a rate."""

    name: str
    count: int
    total: int
    per: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class IconArray:
    texts: Texts
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number as typed (*text*), and the ends of its interval."""

    text: str
    value: Decimal
    interval: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class BarRow:
    """One *measure* for each group of the figure."""

    name: str
    measures: tuple[Measure, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """*groups* is empty if each row has one number. *scale* are the ends of the axis."""

    texts: Texts
    groups: tuple[str, ...]
    rows: tuple[BarRow, ...]
    scale: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a *day*, which is the first of the month or year if only that is known."""

    date: str
    day: datetime.date
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    texts: Texts
    events: tuple[Event, ...]


Figure = IconArray | Bars | Timeline
