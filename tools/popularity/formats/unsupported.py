"""Files that are often given and cannot be counted, and what to give instead."""

from __future__ import annotations

import re
from collections.abc import Collection

from tools.popularity.formats.header import cells

_PAGE = re.compile(
    r"\b(?:page|path(?:name)?|url|address|seite|seitenpfad|pfad|adresse|chemin|página|pagina)\b"
)
_VIEWS = re.compile(
    r"\b(?:(?:page ?)?(?:views|hits)|(?:seiten)?aufrufe|seitenansichten|vues|vistas)\b"
)
_PEOPLE = re.compile(
    r"\b(?:(?:unique ?)?(?:visitors?|users?)|visits|sessions|besucher|besuche|sitzungen)\b"
)
_AS_PLAIN = "name its columns path, views and perhaps date"
_INSTEAD = (
    (r"\s*[\[{]", "JSON is not read: export CSV, or log in Combined Log Format"),
    (r"(?s).*?^\W*Landing page\b", "export GA4's report Pages and screens: it has Views by path"),
    (
        r"(?i)(?:#[^\n]*\n|\s)*[\"']?(?:page[ _]?title|Seitentitel|titre de (?:la )?page)",
        "a title is no address: export by page path (in GA4: Page path and screen class)",
    ),
    (
        r"# ?-{5,}",
        "set Google Analytics to English and export its report Pages and screens "
        "by Page path and screen class",
    ),
    (r"[\"']?sep=", "delete its first line, sep=…, which is for Excel alone"),
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
    (
        r'[^\n]*"(?:GET|HEAD|POST) [^"\n]+ HTTP/',
        "log in Combined Log Format: the address first, the time as [31/Oct/2026:23:59:59 +0000]",
    ),
    (r"<", "a page is no export: download the file itself"),
)
_MOST_ABOVE = 20
"""Lines that a report may have above its table."""
DEFAULT = "docs/popularity.md lists the formats"
_PACKED = {
    b"\x28\xb5\x2f\xfd": "zstd",
    b"\x04\x22\x4d\x18": "LZ4",
    b"\x1f\x9d": "compress",
    b"LZIP": "lzip",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!": "RAR",
}
_DOCUMENTS = {b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "a workbook or document of Office 97"}
_TAR = slice(257, 262)
_SPREADSHEETS = {"[Content_Types].xml", "content.xml"}  # Office Open XML, OpenDocument


def instead(head: str) -> str:
    """What to do with a file that begins with *head* and has no known format."""
    fit = (remedy for pattern, remedy in _INSTEAD if re.match(pattern, head, re.MULTILINE))
    return next(fit, "") or _of_table(head) or DEFAULT


def _of_table(head: str) -> str:
    """How to make a plain table of one whose columns have other names, or that has lines above."""
    for index, line in enumerate(head.splitlines()[:_MOST_ABOVE]):
        columns = [name.lower().replace("_", " ") for name in cells(line)]
        if remedy := _of_columns(columns):
            is_plain = {"path", "views"} <= set(columns)
            header = "path and views" if is_plain else cells(line)[0]
            above = f"delete the lines above the one with {header}" if index else ""
            return " and ".join(filter(None, (above, "" if is_plain else remedy)))
    return ""


def _of_columns(columns: list[str]) -> str:
    """What to do with a table of *columns*, if it is one of pages."""
    counts = [name for name in columns if _VIEWS.search(name)]
    if not any(_PAGE.search(name) for name in columns if name not in counts):
        return ""
    if counts:
        return _AS_PLAIN
    return f"if it has no views, {_AS_PLAIN}" if any(map(_PEOPLE.search, columns)) else ""


def packed(raw: bytes) -> tuple[str, str] | None:
    """What a file that begins with *raw* is, and what to do, if it is packed or a document."""
    for sign, name in _PACKED.items():
        if raw.startswith(sign):
            return f"it is packed with {name}", "unpack it, or pack it with gzip, bzip2 or xz"
    if raw[_TAR] == b"ustar":
        return "it is a tar archive", "unpack it, and give the folder"
    name = next((each for sign, each in _DOCUMENTS.items() if raw.startswith(sign)), "")
    return (f"it is {name}", "save its table as CSV") if name else None


def is_text(head: str) -> bool:
    """Whether *head* can be shown: a few of its signs at most are none of a text."""
    wrong = sum(sign == "\ufffd" or (sign < " " and sign not in "\t\r\n") for sign in head)
    return wrong * 20 <= len(head)


def is_spreadsheet(names: Collection[str]) -> bool:
    """Whether an archive of files with *names* is a workbook of Excel or LibreOffice."""
    return not _SPREADSHEETS.isdisjoint(names)
