"""Links that leave the site say so."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element


def mark_external_links(root: Element, own_host: str) -> None:
    """Add `rel="external"` to each link under *root* to a host that is not *own_host*."""
    for link in root.iter("a"):
        if _leaves(link.get("href", ""), own_host):
            rel = link.get("rel", "").split()
            link.set("rel", " ".join(dict.fromkeys((*rel, "external"))))


def _leaves(address: str, own_host: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # as "https://[": not ours to report
        return False
    return parts.scheme in {"http", "https"} and parts.netloc != own_host
