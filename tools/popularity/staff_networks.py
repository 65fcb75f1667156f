"""Tells whether an IP address belongs to the networks of the site's staff."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from functools import cache

import pyarrow as pa

from tools.popularity.counting_rules import Network


def address_is_in(networks: Sequence[Network]) -> Callable[[pa.Array | str], pa.Array | bool]:
    """A function that returns for each of its addresses whether one of *networks* has it.

    Ibis gives DuckDB's addresses by the array, and Spark's one by one.
    """
    known = tuple(networks)

    def of(addresses: pa.Array | str) -> pa.Array | bool:
        if isinstance(addresses, str):
            return _is_inside(addresses, known)
        found = [_is_inside(address, known) for address in addresses.to_pylist()]
        return pa.array(found, pa.bool_())

    return of


@cache
def _is_inside(address: str, networks: tuple[Network, ...]) -> bool:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(known in network for network in networks)
