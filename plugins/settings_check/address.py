"""What is wrong with the address of a site, with which its pages and feeds begin their links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

PUBLISHING: Final = "publishconf.py"
"""The name that a settings file for a published site has."""

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


def missing_address(conf: Path, settings: Mapping[str, Any]) -> tuple[str, str] | None:
    """What is wrong and how to mend it if *settings*, of the file *conf*, publish without SITEURL.

    Feeds, the sitemap and canonical links name it.
    """
    if conf.name != PUBLISHING or settings.get("SITEURL"):
        return None
    problem = "is missing or empty; a publishing build needs the address of the site"
    return problem, 'set SITEURL = "https://…" there, and give no empty one with -e'
