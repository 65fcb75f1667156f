"""Combined Log Format of Apache, nginx and Fastly, as columns of a request.

`%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"`; a further quoted field may hold the
header `Sec-Purpose` (https://httpd.apache.org/docs/2.4/logs.html).
"""

from __future__ import annotations

import re

import ibis
from ibis import _
from ibis.expr.types import StringValue, Table

KIND = "Combined Log Format"
_LINE = re.compile(
    r"\S+ \S+ .*?\[\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] "
    r'"(?:[^"\\]|\\.)*" \d{3} (?:\d+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"'
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STAMP = len("[31/Oct/2026:23:59:59 -0700] ")
_TIME = r"^\[[0-3][0-9]/[A-Z][a-z][a-z]/[12][0-9]{3}(:[0-5][0-9]){3} [+-][01][0-9][0-5][0-9]\] $"
_STATUS = r"^ [1-5][0-9][0-9] [0-9-]+ $"


def recognises(head: str) -> bool:
    """Whether one of the first lines is of this format: a log may begin with a broken one."""
    return any(_LINE.match(line) for line in head.splitlines()[:10])


def requests(lines: Table) -> Table:
    """The columns of a request for each of *lines*; `broken` where a line has not its form."""
    parts = lines.select(part=lines.line.replace('\\"', "'").split('"'))
    named = parts.select(
        before=parts.part[0],
        request=parts.part[1].split(" "),
        status=parts.part[2],
        agent=parts.part[5],
        purpose=parts.part[7],
    )
    timed = named.mutate(stamp=named.before.right(_STAMP))
    whole = timed.stamp.re_search(_TIME) & timed.status.re_search(_STATUS) & timed.agent.notnull()
    return _with_time(timed).select(
        broken=~whole.fill_null(False),
        time=_.local - _.ahead.as_interval("m"),
        address=_.before.split(" ")[0],
        method=_.request[0],
        status=_.status.substr(1, 3),
        target=_.request[1],
        agent=_.agent,
        purpose=_.purpose,
        host=ibis.null("string"),
    )


def _with_time(timed: Table) -> Table:
    """Adds the local time of `[31/Oct/2026:23:59:59 -0700] `, and how many minutes it is ahead."""
    stamp = timed.stamp
    cut = timed.mutate(
        date=stamp.substr(8, 4) + "-" + _month(stamp.substr(4, 3)) + "-" + stamp.substr(1, 2),
        clock=stamp.substr(13, 8),
        sign=stamp.substr(22, 1),
        hours=stamp.substr(23, 2).try_cast("int32"),
        minutes=stamp.substr(25, 2).try_cast("int32"),
    )
    return cut.mutate(
        local=(cut.date + " " + cut.clock).try_cast("timestamp"),
        ahead=(cut.hours * 60 + cut.minutes) * ibis.ifelse(cut.sign == "-", -1, 1),
    )


def _month(name: StringValue) -> StringValue:
    """`02` for `Feb`."""
    return name.cases(*((known, f"{n:02}") for n, known in enumerate(_MONTHS, 1)), else_="")
