"""A host on loopback that does what a test tells it, down to hanging up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tools.http.background_server import background_server

# Status, headers and body; None hangs up without a word.
Reply = tuple[int, Mapping[str, str], bytes] | None


class _Server(ThreadingHTTPServer):
    request_queue_size = 32  # more than the connections that a test opens at once: none waits


@contextmanager
def host(reply: Callable[[str], Reply]) -> Iterator[str]:
    """A host that answers each path with what *reply* gives; its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = reply(self.path)
            if answer is None:
                self.close_connection = True
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = "Content-Length" in headers

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with background_server(_Server(("127.0.0.1", 0), Handler)) as server:
        yield f"http://127.0.0.1:{server.server_port}"
