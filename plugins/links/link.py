"""The links of a rendered text, each in its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r"""=(?:(?<=\shref=)|(?<=\ssrc=))(?:"([^"]*)"|'([^']*)')""")
IN_PATHS = "/:@!$&'()*+,;="
"""Signs besides letters and digits that may stand in a path as they are (RFC 3986, 3.3)."""
_SOURCE = re.compile(r"[{|]([^{}|]*)[|}](.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """*what* is the word between braces, or ""; *path* and *anchor* are decoded."""

    raw: str
    typed: str
    what: str
    path: str
    anchor: str
    external: bool = False


def links(html: str) -> Iterator[Link]:
    """Each address of *html*, once."""
    seen: set[str] = set()
    for match in _LINK.finditer(html):
        raw = match[1] if match[1] is not None else match[2]
        if raw and raw not in seen:
            seen.add(raw)
            yield parse(raw)


@lru_cache(maxsize=4096)  # many texts link to the same sources, and each is read twice
def parse(raw: str) -> Link:
    """The parts of an address as it stands in HTML."""
    typed = unescape(raw)
    source = _SOURCE.fullmatch(unquote(typed) if typed.startswith(("%7B", "%7C")) else typed)
    what, rest = (source[1] or "{}", source[2]) if source else ("", typed)
    try:
        parts = urlsplit(rest)
    except ValueError:  # `https://[` is no address; a browser would not follow it either
        return Link(raw, typed, what, rest, "", external=False)
    external = not what and bool(parts.scheme or parts.netloc)
    return Link(raw, typed, what, unquote(parts.path), unquote(parts.fragment), external)
