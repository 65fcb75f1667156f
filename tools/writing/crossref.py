"""Crossref's REST API: which notices update a work (https://api.crossref.org, route /works/{doi}).

A work that was retracted or corrected has `updated-by` in its record: a list of notices, each with
`DOI`, `type`, `updated` (`date-parts`) and `source` (`publisher` or `retraction-watch`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from math import inf
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from citations.retractions import RETRACTION, Finding

API: Final = "https://api.crossref.org"
_SECONDS = 30.0  # for one answer
_TRIES = 4
_LONGEST_PAUSE = 120.0  # seconds; a server that asks for more is asked again another time
_BUSY = {429, 500, 502, 503, 504}
_KINDS = {
    **dict.fromkeys(("retraction", "partial_retraction", "withdrawal", "removal"), RETRACTION),
    **dict.fromkeys(("correction", "corrigendum", "erratum"), "correction"),
    "expression_of_concern": "expression of concern",
}


class CrossrefError(Exception):
    """A DOI got no answer; the text says which and why."""


class Crossref:
    """The API at the address *api*, asked in the name of the mail address *contact*, if any."""

    def __init__(
        self,
        contact: str = "",
        api: str = API,
        sleep: Callable[[float], None] = time.sleep,
        seconds: float = _SECONDS,
    ) -> None:
        self._api, self._sleep, self._seconds = api, sleep, seconds
        self._agent = "invoke-retractions/1.0" + (f" (mailto:{contact})" if contact else "")

    def findings(self, doi: str) -> list[Finding] | None:
        """What became of the work *doi*; None if Crossref does not know it. Raises CrossrefError.

        A busy server, a timeout or a damaged answer is asked again, after the pause that it wants.
        """
        refused: Exception
        address = f"{self._api}/works/{quote(doi, safe='')}"
        for attempt in range(1, _TRIES + 1):
            try:
                return sorted(_read(self._answer(address), doi))
            except HTTPError as error:
                with error:
                    if error.code == 404:
                        return None
                    refused = error
            except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError) as e:
                refused = e
            pause = _pause(refused, attempt)
            if attempt == _TRIES or pause > _LONGEST_PAUSE:
                break
            self._sleep(pause)
        raise CrossrefError(f"{doi}: {address}: {_problem(refused)}") from refused

    def _answer(self, address: str) -> Any:
        request = Request(address, headers={"User-Agent": self._agent})  # noqa: S310 - https
        with urlopen(request, timeout=self._seconds) as answer:  # noqa: S310
            return json.loads(answer.read())


def _pause(error: Exception, attempt: int) -> float:
    """Seconds before the next attempt; infinite where another would be refused as well."""
    least = 2.0**attempt
    if not isinstance(error, HTTPError):
        return least
    wanted = _retry_after(error.headers.get("Retry-After"))
    return max(least, wanted) if error.code in _BUSY else inf


def _problem(error: Exception) -> str:
    match error:
        case HTTPError():
            return f"{error.code} {error.reason}"
        case URLError():
            return str(error.reason)
        case OSError():
            return str(error)
    return "the answer is damaged"


def _read(answer: Any, doi: str) -> Iterator[Finding]:
    """Raises ValueError, KeyError, TypeError and AttributeError for what is no record of a work."""
    work = answer["message"]
    if not isinstance(work["DOI"], str):
        raise TypeError(work["DOI"])
    for notice in work.get("updated-by") or ():
        kind = _KINDS.get(notice["type"].lower().replace("-", "_").replace(" ", "_"))
        if kind:
            parts = (notice.get("updated") or {}).get("date-parts") or [[]]
            day = "-".join(f"{part:02}" for part in parts[0] if part)
            source = notice.get("source") or ""
            yield Finding(doi.lower(), kind, str(notice["DOI"]).lower(), day, str(source))


def _retry_after(text: str | None) -> float:
    """Seconds; the header has a number of them or a date (RFC 9110, 10.2.3)."""
    try:
        return float(text or 0)
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(str(text))
    except ValueError:
        return 0.0
    return (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
