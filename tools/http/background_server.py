"""Runs a server in a thread for the time of a `with` block."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseServer
from typing import Final, TypeVar

Server = TypeVar("Server", bound=BaseServer)

# How often a server checks whether it is to end, in seconds; a request is answered at once.
_POLL_S: Final = 0.05


@contextmanager
def background_server(server: Server) -> Iterator[Server]:
    """A thread answers requests to *server* until the block ends; then the server is closed."""
    thread = threading.Thread(target=server.serve_forever, args=[_POLL_S], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
