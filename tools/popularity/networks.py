"""Which addresses belong to the site's own staff."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from functools import cache

import pyarrow as pa

from tools.popularity.rules import Network


def member_of(networks: Sequence[Network]) -> Callable[[pa.Array], pa.Array]:
    """A function that tells for each of an array of addresses whether one of *networks* has it."""

    @cache
    def inside(address: str) -> bool:
        try:
            known = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(known in network for network in networks)

    def of(addresses: pa.Array) -> pa.Array:
        return pa.array([inside(address or "") for address in addresses.to_pylist()], pa.bool_())

    return of
