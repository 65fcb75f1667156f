"""A server in the background, for as long as somebody needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseServer
from typing import Final, TypeVar

Server = TypeVar("Server", bound=BaseServer)

# How often a server looks whether it is to end, in seconds. A request wakes it at any time.
_POLL_S: Final = 0.05


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Has a thread answer requests to *server*, which is closed at the end."""
    thread = threading.Thread(target=server.serve_forever, args=[_POLL_S], daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
