"""How a command of publishing ends: its exit status, and its words on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable

from report.console import show
from report.diagnostic import DiagnosticsError
from tools.publish.branch_update import Refused
from tools.publish.status import Status, Stopped


def exit_status(act: Callable[[], int]) -> int:
    """The exit status of *act*, or of what stopped it, with its words on standard error."""
    try:
        return act()
    except (Refused, DiagnosticsError) as stopped:
        show(stopped.diagnostics)
        sys.stderr.write("Nothing was published.\n")
        return Status.REFUSED
    except Stopped as stopped:
        sys.stderr.write(f"{stopped}\n")
        return stopped.status
