"""Serves the built site to browsers of this machine, and tells them when it has changed."""

from __future__ import annotations

import json
import queue
import re
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit

from tools.serve.addresses import is_digits
from tools.serve.missing_page import missing_page

EVENTS = "/.live/events"
LOOPBACK = "127.0.0.1"
_SCRIPT = Path(__file__).with_name("reload.js").read_text(encoding="utf-8")
_HEAD = re.compile(rb"<head[^>]*>|\A", re.IGNORECASE)
_BEAT = 15.0  # seconds between signs of life, so that a browser that has gone is noticed
_TYPES = {
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    "": "text/plain",
}


class Browsers:
    """The browsers that listen, and what the last build had to say."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: set[queue.SimpleQueue[str]] = set()
        self.report = ""

    def tell(self, report: str) -> None:
        """The site was rebuilt, or with a *report* it was not."""
        with self._lock:
            self.report = report
            for listener in self._listeners:
                listener.put(self._event())

    def listen(self) -> Iterator[str]:
        """Events for one browser, for ever; an empty one is a sign of life."""
        events: queue.SimpleQueue[str] = queue.SimpleQueue()
        with self._lock:
            self._listeners.add(events)
            if self.report:
                events.put(self._event())
        try:
            yield ": listening\n\n"
            while True:
                try:
                    yield events.get(timeout=_BEAT)
                except queue.Empty:
                    yield ": beat\n\n"
        finally:
            with self._lock:
                self._listeners.discard(events)

    def _event(self) -> str:
        name = "report" if self.report else "reload"
        return f"event: {name}\ndata: {json.dumps(self.report)}\n\n"


class ReloadServer(ThreadingHTTPServer):
    """The folder *site* at a port of *host*; port 0 takes any that is free.

    *pages* are made at each request, by their paths, where the site has none.
    """

    def __init__(
        self,
        site: Path,
        port: int,
        host: str = LOOPBACK,
        pages: Mapping[str, Callable[[], str]] = MappingProxyType({}),
    ) -> None:
        self.site, self.browsers, self.host, self.pages = site, Browsers(), host, pages
        super().__init__((host, port), _Handler)

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ReloadServer

    def do_GET(self) -> None:
        if not self._is_local():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Only this machine is served.\n")
        elif self.path == EVENTS:
            self._stream()
        else:
            self._page(unquote(urlsplit(self.path).path))

    do_HEAD = do_GET  # noqa: N815 - the library calls it so

    def _is_local(self) -> bool:
        """A foreign name that resolves to this machine must not read a draft.

        A phone in the network comes by an address in digits, which nobody can have resolve here.
        """
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        is_open = self.server.host != LOOPBACK
        return host in {LOOPBACK, "localhost", "[::1]"} or (is_open and is_digits(host))

    def _page(self, path: str) -> None:
        file = self._file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self._redirect(quote(f"/{path.strip('/')}/"))
                return
            file = file / "index.html"
        try:
            body, status = (file or Path("/nowhere/")).read_bytes(), HTTPStatus.OK
        except (OSError, ValueError):
            body, status, file = *self._instead(path), Path("404.html")
        kind = _kind(file or Path())
        self._send(status, kind, _with_script(body) if kind.startswith("text/html") else body)

    def _file(self, path: str) -> Path | None:
        root = self.server.site.resolve()
        try:
            file = (root / path.lstrip("/")).resolve()
        except (OSError, ValueError):
            return None
        return file if file.is_relative_to(root) else None

    def _instead(self, path: str) -> tuple[bytes, HTTPStatus]:
        """What is shown at *path*, where the site has no file."""
        if path in self.server.pages:
            return self.server.pages[path]().encode(), HTTPStatus.OK
        page = missing_page(self.server.site, path, self.server.browsers.report)
        return page, HTTPStatus.NOT_FOUND

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for event in self.server.browsers.listen():
                self.wfile.write(event.encode())
                self.wfile.flush()
        except OSError:
            return  # the browser has gone

    def log_message(self, *_: object) -> None:
        """Requests are no news; the terminal belongs to the report."""


def _kind(file: Path) -> str:
    kind = _TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or "xml" in kind else kind


def _with_script(page: bytes) -> bytes:
    """*page* with the script before everything else, so that the page's own policy lets it run."""
    script = b"<script>" + _SCRIPT.encode() + b"</script>"
    return _HEAD.sub(lambda match: match[0] + script, page, count=1)
