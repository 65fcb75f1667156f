"""Files that are often given and cannot be counted, and what to give instead."""

from __future__ import annotations

import re
from collections.abc import Collection

_INSTEAD = (
    (r"\s*[\[{]", "JSON is not read: export CSV, or log in Combined Log Format"),
    (r"(?s).*?^\W*Landing page\b", "export GA4's report Pages and screens: it has Views by path"),
    (r"# ?-{5,}", "set Google Analytics to English and export its report Pages and screens"),
    (
        r"(?i)[^\n]*\bm[eé]ta\w*\s?: url\b",
        "set Matomo's language to English, or use Actions.getPageUrls",
    ),
    (r"website_id,|event_id,|[^\n]*,session_id,", "export Umami's pages.csv: it has x and y"),
    (r"#Software: ", "write the server's log in Combined Log Format"),
    (
        r"(?i)(?=[^\n]*\b(?:page|path|url|address)\b)[^\n]*\b(?:page ?)?(?:views|hits)\b",
        "name its columns path, views and perhaps date",
    ),
    (r"<", "a page is no export: download the file itself"),
)
_DEFAULT = "docs/popularity.md lists the formats"
_SPREADSHEETS = {"[Content_Types].xml", "content.xml"}  # Office Open XML, OpenDocument


def instead(head: str) -> str:
    """What to do with a file that begins with *head* and has no known format."""
    fit = (remedy for pattern, remedy in _INSTEAD if re.match(pattern, head, re.MULTILINE))
    return next(fit, _DEFAULT)


def is_spreadsheet(names: Collection[str]) -> bool:
    """Whether an archive of files with *names* is a workbook of Excel or LibreOffice."""
    return not _SPREADSHEETS.isdisjoint(names)
