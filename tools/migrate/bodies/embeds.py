"""What other sites play or show becomes a link to them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

_VIDEO: Final = re.compile(
    r"(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|watch\?v=)|youtu\.be/)([\w-]{6,20})"
)
_VIMEO: Final = re.compile(r"vimeo\.com/(?:video/)?(\d+)")


def youtube(identity: str) -> str:
    """The link to a film."""
    return link(f"https://youtu.be/{identity}")


def vimeo(identity: str) -> str:
    """The link to a film."""
    return link(f"https://vimeo.com/{identity}")


def link(address: str, words: str = "") -> str:
    """A link to what *address* shows, in the simplest form of the address."""
    if found := _VIDEO.search(address):
        address = f"https://youtu.be/{found[1]}"
    elif found := _VIMEO.search(address):
        address = f"https://vimeo.com/{found[1]}"
    elif address.startswith("//"):
        address = f"https:{address}"
    host = urlsplit(address).hostname or ""
    named = words.strip() or _named(host, address)
    return f"[{named}]({address.replace(' ', '%20').replace(')', '%29')})"


def _named(host: str, address: str) -> str:
    if host in ("youtu.be", "vimeo.com"):
        return "Video"
    title = parse_qs(urlsplit(address).query).get("title", [""])[0]
    return title or f"See {host.removeprefix('www.')}" if host else "See"
