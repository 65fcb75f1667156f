"""Decodes exports, and parses counts and days in their cells."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime

from report.diagnostic import Diagnostic

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,'’ \u00a0\u202f][0-9]{3})+")
_ADDRESS = re.compile(
    r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w.])|(?i:\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})"
)


class CellError(ValueError):
    """A cell without a meaning; carries *problem* and *remedy*."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def decoded(raw: bytes, *, partly: bool = False) -> str:
    """*raw* as text, UTF-8 or, by its mark or its zero bytes, UTF-16; *partly* if it is cut off.

    Raises UnicodeDecodeError.
    """
    encoding = _encoding(raw)
    if partly:
        newline = "\n".encode("utf-16-le") if encoding.startswith("utf-16") else b"\n"
        end = raw.rfind(newline)
        raw = raw[: end + len(newline)] if end >= 0 else raw
    return raw.decode(encoding)


def _encoding(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    return "utf-16-le" if len(raw) > 3 and raw[1] == raw[3] == 0 else "utf-8"


def encoding_mistake(name: str, raw: bytes, error: UnicodeDecodeError) -> Diagnostic:
    """The diagnostic for the file *name*, whose bytes *raw* cannot be decoded."""
    line = raw.count(b"\n", 0, error.start) + 1
    problem = f"byte 0x{raw[error.start]:02X} is no {error.encoding.upper()}"
    return Diagnostic(name, line, "encoding", problem, "export it as UTF-8")


def parse_count(cell: str) -> int:
    """A count; thousands may be set apart by a comma, a space or an apostrophe."""
    text = cell.strip()
    if re.fullmatch("[0-9]{1,15}", text):
        return int(text)
    if _GROUPED.fullmatch(text):
        return int(re.sub(r"[^0-9]", "", text))
    if re.fullmatch(r"-[0-9]+", text):
        raise CellError(f"{text} is negative", "views are 0 or more")
    raise CellError(f"{text or 'nothing'} is no whole number", "use the digits 0 to 9")


def parse_flag(cell: str) -> bool:
    """Whether a cell says yes: 1, any other number but 0, or `true`."""
    text = cell.strip().lower()
    if re.fullmatch("[0-9]{1,9}", text):
        return int(text) != 0
    if text in {"true", "false"}:
        return text == "true"
    raise CellError(f"{text or 'nothing'} says neither yes nor no", "want 0 or 1")


def parse_day(cell: str) -> date:
    """A day as 2026-10-31, or as 20261031."""
    text = cell.strip()
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise CellError(f"{text or 'nothing'} is no day", "write it as 2026-10-31")


def parse_day_of_row(cell: str) -> date:
    """As `parse_day`; the remedy for a month is `--period` from its first day to its last."""
    month = re.fullmatch(r"([12][0-9]{3})-(0[1-9]|1[0-2])", cell.strip())
    if month is None:
        return parse_day(cell)
    last = calendar.monthrange(int(month[1]), int(month[2]))[1]
    period = f"{month[0]}-01..{month[0]}-{last}"
    raise CellError(
        f"{month[0]} is a month", f"give its rows without this column, and --period {period}"
    )


def parse_utc_day(cell: str) -> date:
    """The UTC day of an RFC 3339 time, which has a zone."""
    text = cell.strip()
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise CellError(f"{text or 'nothing'} is no time", "want 2026-10-31T09:30:00Z") from None
    if time.tzinfo is None:
        raise CellError(f"{text} has no time zone", "want 2026-10-31T09:30:00Z")
    return time.astimezone(UTC).date()


def without_addresses(text: str) -> str:
    """*text* with a mark in the place of each network address: it may end in a log of CI."""
    return _ADDRESS.sub("[address]", text)
