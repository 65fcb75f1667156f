"""From requests to page views: the one expression that every engine runs.

Addresses and user agents are columns of an expression and nothing else: no engine is given a
place on a disk where it could put them (see `engine`).
"""

from __future__ import annotations

from datetime import date

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from tools.popularity import agents, networks
from tools.popularity.rules import Rules

_PAGE = r"^/([^?#]*/)?([^./?#]*|[^/?#]+\.html?)([?#]|$)"
_FETCHED_AHEAD = r"(?i)prefetch|prerender|preview"


_is_robot = ibis.udf.scalar.pyarrow(
    agents.robots, name="is_robot", signature=(("string",), "boolean")
)


def hits(requests: Table, rules: Rules, today: date) -> Table:
    """One row a page view by a person, and for each broken line a row without values.

    Columns: day, minute, address, path (still with its query). A time after *today* is broken.
    """
    wanted = requests.filter(requests.broken | _is_page_view(requests, rules))
    people = wanted.filter(wanted.broken | ~_is_robot(wanted.agent.fill_null("")))
    if rules.staff_networks:
        people = people.filter(people.broken | ~_is_staff(people.address, rules))
    known = ~people.broken & people.time.notnull() & (people.time.date() <= ibis.literal(today))

    def unless_broken(value: ibis.expr.types.Value) -> ibis.expr.types.Value:
        return ibis.ifelse(known, value, ibis.null())

    return people.select(
        day=unless_broken(people.time.date()),
        minute=unless_broken(people.time.truncate("m")),
        address=unless_broken(people.address),
        path=unless_broken(people.target.re_replace(r"[?#].*", "")),
    )


def counts(hits: Table, pages_a_minute: int) -> Table:
    """Views by day and path, without the days on which an address was quicker than a reader.

    A row without day counts the broken lines.
    """
    minutes = hits.group_by("address", "day", "minute").agg(pages=hits.count())
    bursts = minutes.filter(minutes.pages > pages_a_minute).select("address", "day").distinct()
    readers = hits.anti_join(bursts, ["address", "day"])
    return readers.group_by("day", "path").agg(views=readers.count())


def _is_page_view(requests: Table, rules: Rules) -> BooleanValue:
    """A whole answer (200) to a GET of a page; 304 and 206 are no new view, HEAD is none."""
    return (
        (requests.method == "GET")
        & (requests.status == "200")
        & requests.target.re_search(_PAGE)
        & _is_served(requests.host, rules)
        & ~requests.purpose.re_search(_FETCHED_AHEAD).fill_null(False)
    ).fill_null(False)


def _is_served(host: StringValue, rules: Rules) -> BooleanValue:
    """A log without hosts is of one site."""
    if not rules.hosts:
        return ibis.literal(True)
    return host.isnull() | host.lower().isin(sorted(rules.hosts))


def _is_staff(address: StringValue, rules: Rules) -> BooleanValue:
    inside = ibis.udf.scalar.pyarrow(
        networks.member_of(rules.staff_networks),
        name="is_staff",
        signature=(("string",), "boolean"),
    )
    return inside(address.fill_null(""))
