"""What a writer sees at an address where the last build has made no page."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Final

DRAFTS: Final = "/drafts/"
_BODY: Final = re.compile(rb"<body[^>]*>|\Z", re.IGNORECASE)
_WITH_REPORT: Final = (
    "The last build has found mistakes, so that new pages are not there yet:"
    " its report lies over each page, and stands in the terminal."
)
_WITHOUT: Final = f"The last build has made no page of that address; {DRAFTS} lists the drafts."


def missing_page(site: Path, path: str, report: str) -> bytes:
    """The 404 page of *site*, and on it where to look; without a site, the *report* itself."""
    message = f"Nothing is at {path}. {_WITH_REPORT if report else _WITHOUT}"
    try:
        page = (site / "404.html").read_bytes()
    except OSError:
        shown = escape(report or message)
        return f"<!doctype html><head><title>Not found</title></head><pre>{shown}</pre>".encode()
    note = f'<p role="status">{escape(message)}</p>'.encode()
    return _BODY.sub(lambda match: match[0] + note, page, count=1)
