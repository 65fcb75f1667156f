"""A feed has no popovers: a word that opens its explanation is a word again, and that alone."""

from __future__ import annotations

import re

_POPOVER = re.compile(
    r"""<(\w+)\b(?:[^<>"']|"[^"]*"|'[^']*')*?\spopover(?=[\s=>])[^<>]*>.*?</\1>""", re.DOTALL
)
_BUTTON = re.compile(r"<button\b[^<>]*\spopovertarget=[^<>]*>(.*?)</button>", re.DOTALL)


def without_popovers(html: str) -> str:
    """*html* without elements that only a button opens, and with the words of such buttons."""
    if " popover" not in html:
        return html
    return _BUTTON.sub(r"\1", _POPOVER.sub("", html))
