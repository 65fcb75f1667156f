"""A title is plain text from the first to the last, with the quotes and dashes of print."""

from __future__ import annotations

import html


def typeset(title: str) -> str:
    """*title* with typographic quotes, dashes and ellipses, still plain text.

    Typogrify would treat it as HTML: `AT&T <b>` would lose its end, and an ampersand would come
    back wrapped in a `<span>`.
    """
    from smartypants import smartypants  # noqa: PLC0415 - optional, as it is for Pelican

    return html.unescape(smartypants(html.escape(title, quote=False)))
