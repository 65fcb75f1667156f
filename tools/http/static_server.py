"""Serves a folder on this machine as GitHub Pages does: headers, gzip, addresses, 404 page.

Preview and audit share it. With *url*, that address inside text files becomes the server's own, so
that a site built for its real address can be walked on this machine.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tools.http.background_server import background_server

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".xml": "application/xml",
}
_TEXT = (".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
_REDIRECT = HTTPStatus.MOVED_PERMANENTLY


@dataclass(frozen=True)
class Answer:
    """A response before compression; *location* only with a redirect."""

    status: HTTPStatus
    body: bytes
    kind: str
    location: str = ""


@dataclass(frozen=True)
class StaticSite:
    """*folder* served below *base* ("" or "/repo"); *rewrites* are applied to text files.

    *headers* gives what is to be sent besides, or instead, for an address path below *base*.
    """

    folder: Path
    base: str = ""
    rewrites: Mapping[bytes, bytes] = field(default_factory=dict)
    headers: Callable[[str], Mapping[str, str]] = lambda _path: {}

    def answer(self, target: str) -> Answer:
        """What the host says to a request for *target*, an address path with an optional query."""
        path = unquote(urlsplit(target).path)
        if path == self.base and self.base:
            return Answer(_REDIRECT, b"", "text/html", f"{self.base}/")
        file = self._file(path)
        if file is None:
            return self._missing()
        if file.is_dir():
            return Answer(_REDIRECT, b"", "text/html", f"{urlsplit(target).path}/")
        return self._sent(HTTPStatus.OK, file)

    def _file(self, path: str) -> Path | None:
        """The file or folder at *path*; None when there is none or it lies outside the site."""
        if not path.startswith(f"{self.base}/") or "\0" in path:
            return None
        root = self.folder.resolve()
        found = (root / path.removeprefix(f"{self.base}/")).resolve()
        if not found.is_relative_to(root):
            return None
        if path.endswith("/"):
            index = found / "index.html"
            return index if index.is_file() else None
        if found.is_dir():
            return found if (found / "index.html").is_file() else None
        page = found.with_name(f"{found.name}.html")
        return next((file for file in (found, page) if file.is_file()), None)

    def _missing(self) -> Answer:
        page = self.folder / "404.html"
        if page.is_file():
            return self._sent(HTTPStatus.NOT_FOUND, page)
        return Answer(HTTPStatus.NOT_FOUND, b"404: not found\n", _TYPES[".txt"])

    def _sent(self, status: HTTPStatus, file: Path) -> Answer:
        body = file.read_bytes()
        if file.suffix in _TEXT:
            for old, new in self.rewrites.items():
                body = body.replace(old, new)
        return Answer(status, body, _TYPES.get(file.suffix, "application/octet-stream"))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def version_string(self) -> str:
        return "GitHub.com"

    def do_GET(self) -> None:
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def do_POST(self) -> None:
        self.close_connection = True  # what was sent is not read
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_POST  # noqa: N815 - names of the base class

    def _send(self, *, with_body: bool) -> None:
        answer = self.server.site.answer(self.path)
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        known = self.headers.get("If-None-Match", "").replace("W/", "")
        if answer.status is HTTPStatus.OK and known == tag:
            answer = Answer(HTTPStatus.NOT_MODIFIED, b"", answer.kind)
        body, encoding = self._encoded(answer)
        self.send_response(answer.status)
        for name, value in self._headers(answer, tag, encoding).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _encoded(self, answer: Answer) -> tuple[bytes, str]:
        is_text = answer.kind.startswith(("text/", "application/", "image/svg"))
        if is_text and answer.body and "gzip" in self.headers.get("Accept-Encoding", ""):
            return gzip.compress(answer.body, 6, mtime=0), "gzip"
        return answer.body, ""

    def _headers(self, answer: Answer, tag: str, encoding: str) -> Mapping[str, str]:
        headers = {"Content-Type": answer.kind, "Cache-Control": "max-age=600"}
        headers |= {"ETag": f"W/{tag}" if encoding else tag}  # RFC 9110, 8.8.1: not the same bytes
        headers |= {"Access-Control-Allow-Origin": "*", "Vary": "Accept-Encoding"}
        headers |= {"Content-Encoding": encoding} if encoding else {}
        headers |= {"Location": answer.location} if answer.location else {}
        site = self.server.site
        path = unquote(urlsplit(self.path).path)
        return {**headers, **site.headers(path.removeprefix(site.base))}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the callers print what they do."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def __init__(self, site: StaticSite, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.site = site

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who leaves before the end of a page is no error worth a traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def serving(folder: Path, url: str = "", port: int = 0) -> tuple[_Server, str]:
    """A server for *folder*, not yet running, and its address; port 0 takes a free one.

    Raises `OSError` when the port is taken.
    """
    base = urlsplit(url).path.rstrip("/")
    server = _Server(StaticSite(folder, base), port)
    address = f"http://127.0.0.1:{server.server_port}{base}"
    if url:
        server.site = StaticSite(folder, base, {url.rstrip("/").encode(): address.encode()})
    return server, address


@contextmanager
def served(folder: Path, url: str = "", port: int = 0) -> Iterator[str]:
    """Serves *folder* in the background; gives its address without a slash at its end."""
    server, address = serving(folder, url, port)
    with background_server(server):
        yield address
