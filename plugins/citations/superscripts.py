"""Superscripts that touch are parted, in print and in plain text.

The sources 1 and 2 of `[@ann][@bob]` would read as 12, the source 1 of `x^2^[@ann]` as 21, and a
footnote a of the source 1 as 1a.
"""

from __future__ import annotations

import re

_MARK = re.compile(r'(<sup (?:class="cite"|id="fnref[^"]*")>)((?:[^<]++|<(?!/?sup\b))*+)</sup>')
_MARK_STARTS = ('<sup class="cite">', '<sup id="fnref')
_SIGNS = "²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"
_RAISED_BEFORE = re.compile(rf"(?:<sup>[^<>]*</sup>|[{_SIGNS}])(?:</\w+>)*\Z")
_LONGEST_RAISED = 100


def has_marks(html: str) -> bool:
    """Whether *html* has the mark of a source or of a footnote."""
    return any(start in html for start in _MARK_STARTS)


def parted(html: str) -> str:
    """*html* with a comma between two marks, and brackets around one beside a superscript."""
    return _MARK.sub(_parted, html)


def _parted(mark: re.Match[str]) -> str:
    html, end = mark.string, mark.end()
    comma = "," if html.startswith(_MARK_STARTS, end) else ""
    inside = f"[{mark[2]}]" if _is_beside_superscript(mark) else mark[2]
    return f"{mark[1]}{inside}{comma}</sup>"


def _is_beside_superscript(mark: re.Match[str]) -> bool:
    html, (start, end) = mark.string, mark.span()
    before = html[max(0, start - _LONGEST_RAISED) : start]
    if before.endswith((">", *_SIGNS)) and _RAISED_BEFORE.search(before):
        return True
    return html.startswith("<sup>", end) or (html[end : end + 1] or " ") in _SIGNS
