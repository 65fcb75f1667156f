"""Where the served site is seen: in this machine's browser, and on a phone beside it."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from contextlib import suppress
from ipaddress import ip_address

_EVERY = ("0.0.0.0", "::", "")  # noqa: S104 - what a writer asks for by name


def shown(address: str, host: str) -> str:
    """*address*, and the one for other machines if *host* is every address of this one."""
    other = in_network() if host in _EVERY else ""
    port = address.rstrip("/").rpartition(":")[2]
    return f"{address} and, in your network, http://{other}:{port}/" if other else address


def in_network() -> str:
    """The address of this machine in its network, or "". No packet is sent to find it out."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # an address for documentation, RFC 5737
        return str(probe.getsockname()[0])
    return ""


def is_digits(host: str) -> bool:
    """Whether *host* is an address and no name."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def open_browser(address: str) -> None:
    """Show *address* in a window, if a person sits at the terminal and there are windows."""
    if sys.stdout.isatty() and _has_windows():
        with suppress(webbrowser.Error):
            webbrowser.open(address)


def _has_windows() -> bool:
    """Whether a browser would not run inside the terminal, as lynx does."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
