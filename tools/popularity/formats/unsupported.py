"""Files that are often given and cannot be counted, and what to give instead."""

from __future__ import annotations

import re
from collections.abc import Collection

_PAGE = "page|path|url|address|seite|seitenpfad|pfad|adresse|chemin|página|pagina"
_VIEWS = "(?:page ?)?(?:views|hits)|(?:seiten)?aufrufe|seitenansichten|vues|vistas"
_PEOPLE = "(?:unique ?)?(?:visitors?|users?)|visits|sessions|besucher|besuche|sitzungen"
_AS_PLAIN = "name its columns path, views and perhaps date"
_INSTEAD = (
    (r"\s*[\[{]", "JSON is not read: export CSV, or log in Combined Log Format"),
    (r"(?s).*?^\W*Landing page\b", "export GA4's report Pages and screens: it has Views by path"),
    (
        r"(?i)(?:#[^\n]*\n|\s)*[\"']?(?:page[ _]?title|Seitentitel|titre de (?:la )?page)",
        "a title is no address: export by page path (in GA4: Page path and screen class)",
    ),
    (r"# ?-{5,}", "set Google Analytics to English and export its report Pages and screens"),
    (
        r"(?i)[^\n]*\bm[eé]ta\w*\s?: url\b",
        "set Matomo's language to English, or use Actions.getPageUrls",
    ),
    (r"website_id,|event_id,|[^\n]*,session_id,", "export Umami's pages.csv: it has x and y"),
    (r"#Software: ", "write the server's log in Combined Log Format"),
    (
        r'[^\n"]*\[\d\d/[A-Z][a-z]{2}/\d{4}:[^\]\n]*\] "[^\n]*" \d{3} (?:\d+|-)\s*$',
        "it lacks the user agent, so crawlers cannot be told: log in Combined Log Format",
    ),
    (rf"(?i)(?=[^\n]*\b(?:{_PAGE})\b)[^\n]*\b(?:{_VIEWS})\b", _AS_PLAIN),
    (rf"(?i)(?=[^\n]*\b(?:{_PAGE})\b)[^\n]*\b(?:{_PEOPLE})\b", f"if it has no views, {_AS_PLAIN}"),
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
