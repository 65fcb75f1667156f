"""Addresses that other systems make of dates, categories and names."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote, urlsplit

_QUERY = re.compile(r"\?(?:p|page_id)=(\d+)")
_PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}|:(\w+)")


def slug(text: str) -> str:
    """*text* as an address of this site: a to z, digits and single hyphens, at most 100; or ""."""
    plain = text.replace("ß", "ss").replace("'", "").replace("’", "")
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:100].strip("-")


def filled(pattern: str, values: Mapping[str, str], moment: datetime | None) -> str:
    """The path that *pattern* makes, as `{date:%Y}/{slug}.html` or `/:year/:month/:title/`.

    "" if it names what is not known, as a date of a text that has none.
    """
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        name, form = match[1] or match[3], match[2]
        if name == "date" and moment:
            return moment.strftime(form or "%Y-%m-%d")
        known = values.get(name) or (_of_date(name, moment) if moment else "")
        missing = missing or not (known or name in ("categories", "output_ext"))
        return known

    path = _PLACE.sub(value, pattern)
    return "" if missing else "/" + re.sub(r"/{2,}", "/", path).lstrip("/")


def _of_date(name: str, moment: datetime) -> str:
    forms = {
        "year": "%Y",
        "month": "%m",
        "i_month": "%-m",
        "day": "%d",
        "i_day": "%-d",
        "short_year": "%y",
        "monthname": "%B",
        "y_day": "%j",
    }
    return moment.strftime(forms[name]) if name in forms else ""


def key(address: str) -> str:
    """One word for all addresses of a page: `/a/`, `/a`, `/a.html` and `/a/index.html`.

    `/?p=12` and `/?page_id=12` of WordPress are one as well.
    """
    if query := _QUERY.search(address):
        return f"?{query[1]}"
    path = unquote(urlsplit(address).path) if "%" in address or "?" in address else address
    path = posixpath.normpath("/" + path.strip("/").casefold())
    return path.removesuffix("/index.html").removesuffix(".html").removesuffix(".htm").strip("/")
