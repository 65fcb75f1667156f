"""The reasons for which page views do not count; a number stands before each: `7 by robots`."""

from __future__ import annotations

from collections.abc import Mapping

from report.diagnostic import printable

BROKEN = "broken"  # a line that is no page view at all
OTHER_HOST = "on another host"
FETCHED_AHEAD = "fetched ahead by a browser"
ROBOT = "by robots"
STAFF = "by staff"
BURST = "by addresses faster than a reader"
REPEATED = "in another file as well"
PROXY = "by a private address faster than a reader"
EVENT = "of events, which are no page views"
NO_ADDRESS = "of rows without an address"

_LISTED = 8


def text(left_out: Mapping[str, int]) -> str:
    """`40 on staging.example, 3 by robots`: the largest number first."""
    ordered = sorted(left_out.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{number:,} {printable(reason)}" for reason, number in ordered[:_LISTED]]
    if rest := sum(number for _, number in ordered[_LISTED:]):
        parts.append(f"{rest:,} for other reasons")
    return ", ".join(parts)
