"""The query that makes page views of requests; every engine runs the same expression.

Addresses and user agents are columns of an expression and nothing else: no engine is given a
place on a disk where it could put them (see `engine`).
"""

from __future__ import annotations

from datetime import date

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table

from tools.popularity import exclusion_reasons, staff_networks, user_agents
from tools.popularity.counting_rules import CountingRules
from tools.popularity.formats.reader_address import is_private

_PAGE = r"^/([^?#]*/)?([^./?#]*|[^/?#]+\.html?)([?#]|$)"
_ABSOLUTE = r"^(?:[Hh][Tt][Tt][Pp][Ss]?)://([^/?#]*)"
_LARGEST = 2**31 - 1
_FETCHED_AHEAD = r"(?i)prefetch|prerender|preview"


_is_robot = ibis.udf.scalar.pyarrow(
    user_agents.are_robots, name="is_robot", signature=(("string",), "boolean")
)


def page_views(requests: Table, rules: CountingRules, today: date) -> Table:
    """One row a page view, and one for each broken line: day, minute, address, path, reason.

    *file*, *second* and *agent* (a fingerprint) tell whether two files have the same view.

    *reason* tells why a view does not count (see `exclusion_reasons`) and is null for one that
    does; only such rows have other values, but for the host in the place of the path of a view on
    another.
    The path still has its query. A time after *today* is broken.
    """
    requests = _with_relative_target(requests)
    wanted = requests.filter(requests.broken | _is_page_view(requests))
    named = wanted.mutate(host=_named_host(wanted.host))
    reasoned = named.mutate(reason=_reason(named, rules, today))
    counts = reasoned.reason.isnull()
    path = reasoned.target.re_replace(r"[?#].*", "")
    return reasoned.select(
        "file",
        "reason",
        day=ibis.ifelse(counts, reasoned.time.date(), ibis.null()),
        minute=ibis.ifelse(counts, reasoned.time.truncate("m"), ibis.null()),
        second=ibis.ifelse(counts, reasoned.time.second().cast("int8"), ibis.null()),
        agent=ibis.ifelse(counts, (reasoned.agent.hash() & _LARGEST).cast("int32"), ibis.null()),
        address=ibis.ifelse(counts, reasoned.address, ibis.null()),
        path=ibis.cases(
            (counts, path),
            (reasoned.reason == exclusion_reasons.OTHER_HOST, reasoned.host),
            else_=None,
        ),
    )


def _with_relative_target(requests: Table) -> Table:
    """A request that names a whole address (RFC 9112, section 3.2.2) as one of a path on its host.

    Proxies and some servers log it so.
    """
    absolute = requests.target.re_search(_ABSOLUTE).fill_null(False)
    host = requests.target.re_extract(_ABSOLUTE, 1)
    path = requests.target.re_replace(_ABSOLUTE, "")
    return requests.mutate(
        host=ibis.ifelse(absolute, host, requests.host),
        target=ibis.ifelse(absolute, ibis.ifelse(path == "", "/", path), requests.target),
    )


def _reason(views: Table, rules: CountingRules, today: date) -> StringValue:
    on_time = (views.time.date() <= ibis.literal(today)).fill_null(False)
    reasons = [
        (views.broken | ~on_time, exclusion_reasons.BROKEN),
        (~_is_served(views.host, rules), exclusion_reasons.OTHER_HOST),
        (views.purpose.re_search(_FETCHED_AHEAD).fill_null(False), exclusion_reasons.FETCHED_AHEAD),
        (_is_robot(views.agent.fill_null("")), exclusion_reasons.ROBOT),
    ]
    if rules.staff_networks:
        reasons.append((_is_staff(views.address, rules), exclusion_reasons.STAFF))
    return ibis.cases(*reasons, else_=ibis.null("string"))


def once(views: Table) -> Table:
    """*views*, of which those that an earlier file holds as well have the reason REPEATED.

    A view that several files hold, as two do that a rotation has cut with an overlap, counts as
    often as in the file that has it most often: equal lines of one file are as many views.
    """
    same = ["reason", "day", "minute", "second", "address", "path", "agent"]
    of_file = ibis.window(group_by=[*same, "file"], order_by="file")
    numbered = views.mutate(number=ibis.row_number().over(of_file))
    of_all = ibis.window(group_by=[*same, "number"], order_by="file")
    placed = numbered.mutate(place=ibis.row_number().over(of_all))
    repeated = placed.reason.isnull() & (placed.place > 0)
    nothing = {
        name: ibis.ifelse(repeated, ibis.null(), placed[name]) for name in same if name != "reason"
    }
    reason = ibis.ifelse(repeated, exclusion_reasons.REPEATED, placed.reason)
    return placed.mutate(reason=reason, **nothing).select(views.columns)


def daily_counts(views: Table, pages_a_minute: int) -> Table:
    """Views by day, path and reason; those of an address on a day on which it was quicker than a
    reader get a reason. Rows with a reason have no day.
    """
    minutes = (
        views.filter(views.reason.isnull())
        .group_by("address", "day", "minute")
        .agg(pages=lambda views: views.count())
    )
    bursts = minutes.filter(minutes.pages > pages_a_minute).select("address", "day").distinct()
    joined = views.left_join(bursts.mutate(burst=True), ["address", "day"])
    burst = joined.burst.fill_null(False)
    quick = ibis.ifelse(
        is_private(joined.address), exclusion_reasons.PROXY, exclusion_reasons.BURST
    )
    named = joined.select(
        day=ibis.ifelse(burst, ibis.null(), joined.day),
        path=ibis.ifelse(burst, ibis.null(), joined.path),
        reason=ibis.ifelse(burst, quick, joined.reason),
    )
    return named.group_by("day", "path", "reason").agg(views=lambda views: views.count())


def _is_page_view(requests: Table) -> BooleanValue:
    """A whole answer (200) to a GET of a page; 304 and 206 are no new view, HEAD is none."""
    return (
        (requests.method == "GET") & (requests.status == "200") & requests.target.re_search(_PAGE)
    ).fill_null(False)


def _named_host(host: StringValue) -> StringValue:
    """*host* without its port; null if it is unknown."""
    return host.lower().re_replace(":[0-9]*$", "").nullif("-").nullif("")


def _is_served(host: StringValue, rules: CountingRules) -> BooleanValue:
    """A log without hosts is of one site."""
    if not rules.hosts:
        return ibis.literal(True)
    return host.isnull() | host.isin(sorted(rules.hosts))


def _is_staff(address: StringValue, rules: CountingRules) -> BooleanValue:
    inside = ibis.udf.scalar.pyarrow(
        staff_networks.address_is_in(rules.staff_networks),
        name="is_staff",
        signature=(("string",), "boolean"),
    )
    return inside(address.fill_null(""))
