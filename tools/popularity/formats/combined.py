"""Combined Log Format of Apache, nginx and Fastly, as columns of a request.

`%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"`; a further quoted field may hold the
header `Sec-Purpose` (https://httpd.apache.org/docs/2.4/logs.html).
"""

from __future__ import annotations

import re

import ibis
from ibis.expr.types import StringValue, Table, TimestampValue

KIND = "Combined Log Format"
_LINE = re.compile(
    r"\S+ \S+ .*?\[\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] "
    r'"(?:[^"\\]|\\.)*" \d{3} (?:\d+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"'
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_TIME = r"^[0-3][0-9]/[A-Z][a-z][a-z]/[12][0-9]{3}(:[0-5][0-9]){3} [+-][01][0-9][0-5][0-9]\] $"
_STATUS = r"^ [1-5][0-9][0-9] [0-9-]+ $"


def recognises(head: str) -> bool:
    """Whether one of the first lines is of this format: a log may begin with a broken one."""
    return any(_LINE.match(line) for line in head.splitlines()[:10])


def requests(lines: Table) -> Table:
    """The columns of a request for each of *lines*; `broken` where a line has not its form."""
    parts = lines.select(part=lines.line.replace('\\"', "'").split('"'))
    named = parts.select(
        before=parts.part[0],
        request=parts.part[1],
        status=parts.part[2],
        agent=parts.part[5],
        purpose=parts.part[7],
    )
    stamp = named.before.substr(named.before.find("[") + 1)  # Spark splits by a pattern
    whole = (
        stamp.re_search(_TIME) & named.status.re_search(_STATUS) & named.agent.notnull()
    ).fill_null(False)
    return named.select(
        broken=~whole,
        time=_utc(stamp),
        address=named.before.split(" ")[0],
        method=named.request.split(" ")[0],
        status=named.status.substr(1, 3),
        target=named.request.split(" ")[1],
        agent=named.agent,
        purpose=named.purpose,
        host=ibis.null("string"),
    )


def _utc(stamp: StringValue) -> TimestampValue:
    """The instant of `31/Oct/2026:23:59:59 -0700] `, in UTC."""
    number = ibis.literal(_MONTHS).find(stamp.substr(3, 3)) // 3 + 1
    month = number.cast("string").lpad(2, "0")
    local = stamp.substr(7, 4) + "-" + month + "-" + stamp.substr(0, 2) + " " + stamp.substr(12, 8)
    zone = stamp.substr(21, 5)
    minutes = zone.substr(1, 2).try_cast("int32") * 60 + zone.substr(3, 2).try_cast("int32")
    ahead = ibis.ifelse(zone.startswith("-"), -minutes, minutes)
    return local.try_cast("timestamp") - ahead.as_interval("m")
