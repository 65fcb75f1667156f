"""CloudFront's standard log: tab separated, its columns named by the second line, times in UTC.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
"""

from __future__ import annotations

from functools import reduce

import ibis
from ibis.expr.types import StringValue, Table

from tools.popularity.formats.reader_address import reader_address

KIND = "CloudFront standard log"
VERSION = "1.0"
_NEEDED = ("date", "time", "c-ip", "cs-method", "cs-uri-stem", "sc-status", "cs(User-Agent)")
_DAY = r"^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$"
_ENCODED = "%\"#'<>[\\]^`{|}~ "  # the percent sign first
_TIME = r"^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$"


def recognises(head: str) -> bool:
    """Whether a file that begins with *head* has this format."""
    return head.startswith("#Version:") and "#Fields:" in head


def version(head: str) -> str:
    """The version that the first line names."""
    return head.split("\n", 1)[0].removeprefix("#Version:").strip()


def layout(head: str) -> tuple[str, ...]:
    """The names of the columns."""
    fields = next(line for line in head.splitlines() if line.startswith("#Fields:"))
    return tuple(fields.removeprefix("#Fields:").split())


def missing(columns: tuple[str, ...]) -> list[str]:
    """The columns that are needed and not there."""
    return [name for name in _NEEDED if name not in columns]


def requests(lines: Table, columns: tuple[str, ...]) -> Table:
    """The columns of a request for each of *lines*; `broken` where a line has not its form."""
    entries = lines.filter(~lines.line.startswith("#"))
    entries = entries.select("file", cell=entries.line.rstrip().split("\t"))

    def column(name: str) -> StringValue:
        return entries.cell[columns.index(name)] if name in columns else ibis.null("string")

    day, time, status = column("date"), column("time"), column("sc-status")
    whole = (
        day.re_search(_DAY)
        & time.re_search(_TIME)
        & status.re_search(r"^(000|[1-5][0-9][0-9])$")
        & (entries.cell.length() == len(columns))
    ).fill_null(False)
    return entries.select(
        "file",
        broken=~whole,
        time=(day + " " + time).try_cast("timestamp"),
        address=reader_address(column("c-ip"), column("x-forwarded-for")),
        method=column("cs-method"),
        status=status,
        target=column("cs-uri-stem"),
        agent=decoded(column("cs(User-Agent)")),
        purpose=ibis.null("string"),
        host=column("x-host-header"),
    )


def decoded(agent: StringValue) -> StringValue:
    """*agent* without the encoding of the characters that CloudFront encodes, once or twice."""
    codes = {f"%{ord(char):02X}": char for char in _ENCODED}
    return reduce(lambda text, code: text.replace(code, codes[code]), codes, agent)
