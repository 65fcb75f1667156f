"""Reviews as an iCalendar file (RFC 5545), the same for the same reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LINE = 75
"""Octets a line may have (RFC 5545, 3.1)."""


@dataclass(frozen=True, order=True, slots=True)
class Appointment:
    """The review of the page *slug*, due on *day*, with a reminder *notice* before."""

    day: date
    slug: str
    title: str
    checked: date
    notice: timedelta = timedelta(days=60)


def calendar(appointments: Iterable[Appointment], host: str) -> str:
    """The text of the `.ics` file; *host* makes the identifiers unique in the world."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//invoke reviews//Reviews//EN"]
    for appointment in sorted(appointments):
        lines += _event(appointment, host)
    return "".join(f"{fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(appointment: Appointment, host: str) -> Iterator[str]:
    """An all-day event; its stamp is the last check, since a clock would change the file."""
    title = escape(f"Review the evidence: {appointment.title}")
    yield "BEGIN:VEVENT"
    yield f"UID:review-{appointment.slug}-{appointment.day:%Y%m%d}@{host}"
    yield f"DTSTAMP:{appointment.checked:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{appointment.day:%Y%m%d}"
    yield f"SUMMARY:{title}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}")
    yield f"TRIGGER:-P{appointment.notice.days}D"
    yield from ("END:VALARM", "END:VEVENT")


def escape(text: str) -> str:
    """*text* as a value of type TEXT (RFC 5545, 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def fold(line: str) -> str:
    """*line* in parts of at most 75 octets, none of which splits a character."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LINE:
            parts.append("")
            size = 1  # the space that continues a line
        parts[-1] += character
        size += octets
    return "\r\n ".join(parts)
