"""A feed has no popovers: a word that opens its explanation is a word again, and that alone."""

from __future__ import annotations

import re

_ATTRIBUTE = re.compile(r"popover(?=[\s=>])")  # found fast; to try each tag for it takes long
_POPOVER = re.compile(
    r"""<(\w+)\b(?:[^<>"']|"[^"]*"|'[^']*')*?\spopover(?=[\s=>])[^<>]*>.*?</\1>""", re.DOTALL
)
_BUTTON = re.compile(r"<button\b[^<>]*\spopovertarget=[^<>]*>(.*?)</button>", re.DOTALL)


def without_popovers(html: str) -> str:
    """*html* without elements that only a button opens, and with the words of such buttons."""
    if " popover" not in html:
        return html
    kept, end = [], 0
    for attribute in _ATTRIBUTE.finditer(html):
        start = html.rfind("<", end, attribute.start())
        if start >= 0 and (popover := _POPOVER.match(html, start)):
            kept.append(html[end:start])
            end = popover.end()
    return _BUTTON.sub(r"\1", "".join([*kept, html[end:]]))
