"""A Content-Security-Policy as a mapping, and as the text of a header or a `<meta>`."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

Directives = Mapping[str, tuple[str, ...]]

# Nothing is allowed but what a static page of text and pictures needs.
# `connect-src` is what Lighthouse needs to read robots.txt, which it asks for from within the page.
STRICT: Directives = {
    "default-src": ("'none'",),
    "style-src": (),
    "img-src": ("'self'",),
    "connect-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}


def source_hash(text: str) -> str:
    """The CSP source that allows an inline element with exactly this *text* (CSP 3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def widened(directives: Directives, additions: Mapping[str, Iterable[str]]) -> Directives:
    """*directives* that also allow *additions*, each source once, in the order given."""
    result = dict(directives)
    for name, sources in additions.items():
        known = tuple(source for source in result.get(name, ()) if source != "'none'")
        result[name] = tuple(dict.fromkeys((*known, *sources)))
    return result


def as_text(directives: Directives) -> str:
    """The value of the header; a directive that allows nothing says so."""
    return "; ".join(
        f"{name} {' '.join(sources) or chr(39) + 'none' + chr(39)}"
        for name, sources in directives.items()
    )
