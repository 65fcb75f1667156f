"""Fetches a live site as a reader does: through its CDN, compressed, redirects followed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, ProtocolError

from tools.publish.site_manifest import MANIFEST_PATH, SiteManifest, parse

MANIFEST_LIMIT = 64 << 20  # bytes

_MOST_REDIRECTS = 5
_RETRY = urllib3.Retry(
    total=4,
    redirect=_MOST_REDIRECTS,
    backoff_factor=0.5,  # waits 0, 1, 2 and 4 seconds
    status_forcelist=(429, 500, 502, 503, 504),
    raise_on_status=False,
    raise_on_redirect=False,
)
_ONCE = _RETRY.new(total=None, connect=0, read=0, status=0, other=0, status_forcelist=())
_HEADERS = {
    "User-Agent": "site-manifest-verify/1",
    "Accept-Encoding": "gzip",
    "Cache-Control": "no-cache",
}


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: *status* 0 when nothing did, and then *error* says why.

    *size* and *sha256* are of the content after decompression; *content* only if asked for.
    """

    status: int
    sha256: str = ""
    size: int = 0
    content: bytes = b""
    error: str = ""


class SiteClient:
    """The site at *url*, fetched over at most *connections* at a time. Safe to use from threads."""

    def __init__(self, url: str, connections: int = 8, retry: urllib3.Retry = _RETRY) -> None:
        self.url = url.rstrip("/")
        self._pool = urllib3.PoolManager(
            maxsize=connections,
            block=True,
            headers=_HEADERS,
            retries=retry,
            timeout=urllib3.Timeout(connect=10, read=30),
        )

    def once(self) -> SiteClient:
        """The same site, each address of which is asked for once."""
        return SiteClient(self.url, retry=_ONCE)

    def fetch(self, address: str, most: int) -> Response:
        """What is at *address* (`/a/`), of which at most *most* bytes and one more are read."""
        try:
            return self._fetch(f"{self.url}{quote(address)}", most)
        except (HTTPError, OSError) as error:
            return Response(0, error=_reason(error))

    def manifest(self) -> SiteManifest | None:
        """The manifest that the site itself shows; None when it shows none of ours."""
        return parse(self.fetch(f"/{MANIFEST_PATH}", MANIFEST_LIMIT).content)

    def _fetch(self, url: str, most: int) -> Response:
        response = self._pool.request("GET", url, preload_content=False)
        try:
            if self._left(response.url):
                return Response(0, error=f"it leads to another host, {response.url}")
            content = response.read(most + 1, decode_content=True)
        finally:
            response.close()  # the rest, if any, must not be taken for the next answer
            response.release_conn()
        digest = hashlib.sha256(content).hexdigest()
        return Response(response.status, digest, len(content), content)

    def _left(self, url: str | None) -> bool:
        """Whether a redirect has led away; `http` may become `https`, and `www.` come or go."""
        here, there = urlsplit(self.url).netloc, urlsplit(url or self.url).netloc
        return bool(there) and here.removeprefix("www.") != there.removeprefix("www.")


def _reason(error: Exception) -> str:
    """The first cause, without the name of the pool or connection that urllib3 puts before it."""
    cause = getattr(error, "reason", None) or error
    if isinstance(cause, ProtocolError):  # its words are a pair: what broke, and the exception
        cause = cause.args[-1]
    return re.sub(r"^\w+\(.*?\): ", "", str(cause))[:200] or type(cause).__name__
