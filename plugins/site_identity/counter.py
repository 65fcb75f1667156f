"""What the policy of each page must allow for a counter of page views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

PageKinds = Mapping[str, Mapping[str, str | Iterable[str]]]

# The script is this site's own file; it asks for a picture, or sends a message, at the counter.
_REQUESTS: Final = ("img-src", "connect-src")

_UNCOUNTED: Final = "search"  # whose address holds what a reader looks for


def counted(kinds: PageKinds, counter: str) -> dict[str, dict[str, str | Iterable[str]]]:
    """*kinds* of page, as `PAGE_POLICY_KINDS` has them, that may also reach *counter*.

    The kind `search` may not: the script sends the address with its query.
    *counter* is an origin such as `https://code.goatcounter.com`; without one they are as given.
    """
    if not counter:
        return {name: dict(entries) for name, entries in kinds.items()}
    more = {"script-src": ["'self'"], **{name: [counter] for name in _REQUESTS}}
    return {
        name: {**entries, **(_opened(entries, more) if name != _UNCOUNTED else {})}
        for name, entries in kinds.items()
    }


def _opened(
    entries: Mapping[str, str | Iterable[str]], more: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """The directives of *entries* with *more* sources."""
    return {each: [*entries.get(each, ()), *sources] for each, sources in more.items()}
