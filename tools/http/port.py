"""Starts a server at a given port, or says in one line why none can listen there."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from tools.cli.failures import CommandError

Server = TypeVar("Server")


def listen(make: Callable[[int], Server], port: int) -> Server:
    """What *make* gives for *port*. Raises CommandError when no server can listen there."""
    try:
        return make(port)
    except OverflowError as error:
        problem = f"port {port}: want a number from 0 to 65535"
        raise CommandError(f"{problem}; choose another with --port") from error
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise CommandError(f"port {port}: {why}; choose another with --port") from error
