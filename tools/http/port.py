"""Starts a server at a given port, or says in one line why none can listen there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from socket import gaierror
from typing import Final, TypeVar

from tools.cli.failures import CommandError

Server = TypeVar("Server")
_HOSTS: Final = "want 0.0.0.0 or 127.0.0.1"


class PortError(CommandError):
    """No server can listen at a port, though the address may be right."""


def listen(make: Callable[[int], Server], port: int, host: str = "") -> Server:
    """What *make* gives for *port* of *host*.

    Raises CommandError when no server can listen there, and PortError if another port may do.
    """
    try:
        return make(port)
    except OverflowError as error:
        problem = f"port {port}: want a number from 0 to 65535"
        raise PortError(f"{problem}; choose another with --port") from error
    except (gaierror, UnicodeError) as error:
        raise CommandError(f"--host: {host}: is no address; {_HOSTS}") from error
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise CommandError(f"--host: {host}: is not of this machine; {_HOSTS}") from error
        why = os.strerror(error.errno) if error.errno else str(error)
        raise PortError(f"port {port}: {why}; choose another with --port") from error
