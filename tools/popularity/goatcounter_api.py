"""GoatCounter's export through its API (https://www.goatcounter.com/help/api), for the monthly run.

An export is asked for, then fetched as soon as it is ready: the download answers 202 until then.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

_SECONDS = 60.0  # for one answer
_PAUSE = 5.0  # seconds; the service takes four requests a second
_TRIES = 120


class FetchError(Exception):
    """The export was not fetched; the text says why, and never holds the token."""


def fetch(site: str, token: str, target: Path, sleep: Callable[[float], None] = time.sleep) -> None:
    """Write the export of the GoatCounter at the address *site* to *target*. Raises FetchError."""
    api = f"{_checked(site)}/api/v0/export"
    _, started = _answer(api, token, b"{}")
    try:
        number = int(json.loads(started)["id"])
    except (ValueError, KeyError, TypeError) as error:
        raise FetchError(f"{site}: no export was started") from error
    for _ in range(_TRIES):
        status, content = _answer(f"{api}/{number}/download", token)
        if status != 202:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            return
        sleep(_PAUSE)
    raise FetchError(f"{site}: export {number} is not ready after {_TRIES * _PAUSE:.0f} s")


def _checked(site: str) -> str:
    """*site* without a slash at its end; a token goes through TLS or stays on this machine."""
    parts = urlsplit(site)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == "127.0.0.1"):
        return site.rstrip("/")
    raise FetchError(f"{site}: want an address as https://code.goatcounter.com")


def _answer(url: str, token: str, body: bytes | None = None) -> tuple[int, bytes]:
    """Status and body of the answer; with a *body* it is a POST."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = Request(url, body, headers)  # noqa: S310 - `_checked` has seen the scheme
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            return answer.status, answer.read()
    except HTTPError as error:
        with error:
            raise FetchError(f"{url}: {error.code} {error.reason}") from error
    except (URLError, OSError) as error:
        raise FetchError(f"{url}: {error}") from error
