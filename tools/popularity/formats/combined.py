"""Combined Log Format of Apache, nginx and Fastly, as columns of a request.

`%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"`, perhaps with the virtual host (`%v:%p` or
`$host`) before the address; a further quoted field may hold `Sec-Purpose` or `X-Forwarded-For`, as
nginx's `main` has it, and a further field the virtual host, as `"$host"` or `host=$host`
(https://httpd.apache.org/docs/2.4/logs.html).
"""

from __future__ import annotations

import re

import ibis
from ibis import _
from ibis.expr.types import ArrayValue, BooleanValue, StringValue, Table

from tools.popularity.formats.reader_address import is_address, reader_address

KIND = "Combined Log Format"
_LINE = re.compile(
    r"\S+ \S+ .*?\[\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}\] "
    r'"(?:[^"\\]|\\.)*" \d{3} (?:\d+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"'
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STAMP = len("[31/Oct/2026:23:59:59 -0700] ")
_TIME = r"^\[[0-3][0-9]/[A-Z][a-z][a-z]/[12][0-9]{3}(:[0-5][0-9]){3} [+-][01][0-9][0-5][0-9]\] $"
_FURTHER = (7, 9, 11)  # where quoted fields behind the user agent stand in a line split at quotes
_HOST_AND_PORT = r"^[^:]*[A-Za-z][^:]*:[0-9]+$"
_NAMED_HOST = r"(?:(?:http_|v)?host|server_name)=[a-z0-9.-]*[a-z][a-z0-9.-]*"
_HOST_NAME = r"(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)"
_LATER_HOST = rf"(?i)(?:^| )((?:{_NAMED_HOST}|{_HOST_NAME})(?::[0-9]+)?)(?:[ \r\n]|$)"
_BEHIND_A_PROXY = r"(?i)\.(?:internal|local|localhost|lan|home\.arpa)(?::[0-9]+)?$"
"""Names that no reader on the Internet has asked for (RFC 6762, appendix G; RFC 8375; ICANN)."""
_STATUS = r"^ [1-5][0-9][0-9] [0-9-]+ $"


def recognises(head: str) -> bool:
    """Whether one of the first lines is of this format: a log may begin with a broken one."""
    return any(_LINE.match(line) for line in head.splitlines()[:10])


def requests(lines: Table) -> Table:
    """The columns of a request for each of *lines*; `broken` where a line has not its form."""
    parts = lines.select("file", part=lines.line.replace('\\"', "'").split('"'))
    named = parts.select(
        "file",
        before=parts.part[0],
        request=parts.part[1].split(" "),
        status=parts.part[2],
        agent=parts.part[5],
        further=_further(parts.part),
        forwarded=_forwarded(parts.part),
        later_host=_later_host(parts.part),
        words=parts.part[0].split(" "),
    )
    timed = named.mutate(stamp=named.before.right(_STAMP))
    whole = timed.stamp.re_search(_TIME) & timed.status.re_search(_STATUS) & timed.agent.notnull()
    placed = _with_time(timed).mutate(vhost=_has_virtual_host(_.words))
    return placed.select(
        "file",
        broken=~whole.fill_null(False),
        time=_.local - _.ahead.as_interval("m"),
        address=_reader(placed),
        method=_.request[0],
        status=_.status.substr(1, 3),
        target=_.request[1],
        agent=_.agent,
        purpose=_.further,
        host=ibis.ifelse(_.vhost, _.words[0], _.later_host),
    )


def _further(parts: ArrayValue) -> StringValue:
    """The quoted fields behind the user agent, one after the other."""
    fields = [parts[number].fill_null("") for number in _FURTHER]
    return ibis.literal(" ").join(fields)


def _forwarded(parts: ArrayValue) -> StringValue:
    """The last quoted field behind the user agent; null if there is none."""
    return ibis.coalesce(*(parts[number] for number in reversed(_FURTHER)))


def _later_host(parts: ArrayValue) -> StringValue:
    """The first field behind the user agent that is the name of a host; empty if there is none.

    A quoted field is one word, so that a proxy within `Via` is none.
    """
    fields = [parts[n].replace(" ", ",") if n % 2 else parts[n] for n in range(6, 13)]
    tail = ibis.literal(" ").join([each.fill_null("") for each in fields])
    found = tail.re_extract(_LATER_HOST, 1).re_replace("^[A-Za-z_]+=", "")
    return ibis.ifelse(found.re_search(_BEHIND_A_PROXY), "", found)


def _has_virtual_host(words: ArrayValue) -> BooleanValue:
    """`example.org:443 203.0.113.1 - - [`, also without the port, or with a name as address."""
    first, second = words[0], words[1]
    return ~is_address(first) & (
        first.re_search(_HOST_AND_PORT) | (is_address(second) & ~first.endswith(","))
    )


def _reader(line: Table) -> StringValue:
    """The reader's address: in `203.0.113.1, 10.0.0.1 - - [` and in `10.0.0.1 203.0.113.1 - - [`
    too, where one of the two is the forwarded one.
    """
    first, second = line.words[0].replace(",", ""), line.words[1]
    peer = ibis.ifelse(line.vhost, second, first)
    both = is_address(first) & is_address(second)
    return reader_address(peer, ibis.ifelse(both, second, line.forwarded))


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
