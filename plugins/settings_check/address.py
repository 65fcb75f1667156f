"""What is wrong with the address of a site, with which its pages and feeds begin their links."""

from __future__ import annotations

import re
from typing import Final

_PARTS: Final = re.compile(r"https?://([^/?#]*)([^?#]*)(.*)", re.DOTALL)
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?")
_PATH: Final = re.compile(r"(?:/[A-Za-z0-9._~%-]+)*")
_WANTED: Final = "want an address as https://example.org"


def address_problem(address: str) -> tuple[str, str] | None:
    """What is wanted of *address* and how to mend it; None if it can be published."""
    if not address.strip():
        return "is empty", "write the address of the published site, as https://example.org"
    parts = _PARTS.fullmatch(address)
    if parts is None:
        return _WANTED, "begin it with https://, in small letters"
    host, path, rest = parts.groups()
    reasons = (
        (rest != "", "want no ? and no #", "drop it with what follows: paths are added at the end"),
        ("@" in host, "want no name or password", "drop all from // to @, which readers would see"),
        (path.endswith("/"), "want no slash at the end", "drop it"),
        (not host.isascii(), "want a host in ASCII", "write it in the form that begins with xn--"),
        (not _HOST.fullmatch(host), _WANTED, "write the host in small letters, without spaces"),
        (
            not _PATH.fullmatch(path),
            "want letters, digits and ._~- in paths",
            "write others as %20",
        ),
    )
    return next(((wanted, remedy) for is_so, wanted, remedy in reasons if is_so), None)
