"""Which address of a request is the reader's: that of the connection may be a proxy's.

`X-Forwarded-For` lists the reader first, then each proxy
(https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For).
"""

from __future__ import annotations

import ibis
from ibis.expr.types import BooleanValue, StringValue

_IPV4 = r"[0-9]{1,3}(\.[0-9]{1,3}){3}"
_IPV6 = r"([0-9A-Fa-f:]*::[0-9A-Fa-f:.]*|([0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4})"
_ADDRESS = rf"^({_IPV4}|{_IPV6})$"
_FORWARDED = rf"^(unknown *, *)*\[?({_IPV4}|{_IPV6})(\]|:[0-9]+)*( *,.*)?$"
# RFC 1918, 6598, 3927, 4193 and 4291, as text: no engine shares a type for addresses.
_PRIVATE_IPV4 = (
    r"10\.|127\.|192\.168\.|169\.254\.|172\.(1[6-9]|2[0-9]|3[01])\.|0\.0\.0\.0"
    r"|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\."
)
_PRIVATE_IPV6 = r"[fF][cdCD][0-9A-Fa-f]{2}:|[fF][eE][89abAB][0-9A-Fa-f]:|::1$"
_PRIVATE = rf"^(::ffff:)?({_PRIVATE_IPV4})|^({_PRIVATE_IPV6})|^(-|unix:|unknown$|$)"
_PRIVATE_ENTRY = rf"(^|, *)(unknown|({_PRIVATE_IPV4})[0-9.:]*|({_PRIVATE_IPV6})[0-9A-Fa-f:.]*)"


def is_address(word: StringValue) -> BooleanValue:
    """Whether *word* is an IP address."""
    return word.re_search(_ADDRESS)


def is_private(address: StringValue) -> BooleanValue:
    """Whether *address* is no reader's on the Internet: private, of this machine, or unknown."""
    return address.re_search(_PRIVATE)


def reader_address(peer: StringValue, forwarded: StringValue) -> StringValue:
    """The first public address of *forwarded* (X-Forwarded-For, or null), else that of *peer*."""
    listed = ibis.ifelse(forwarded.re_search(_FORWARDED), forwarded, ibis.null("string"))
    public = listed.re_replace(_PRIVATE_ENTRY, "").re_replace("^[ ,]+", "")
    first = public.split(",")[0].strip().nullif("")
    return _without_port(first.fill_null(peer))


def _without_port(address: StringValue) -> StringValue:
    """`203.0.113.1` for `203.0.113.1:4711`, `2001:db8::1` for `[2001:db8::1]:4711`."""
    bare = address.re_replace(r"^\[|\](:[0-9]+)?$", "")
    return ibis.ifelse(address.re_search(rf"^{_IPV4}:"), address.split(":")[0], bare)
