"""Turns an exception of publishing into an exit status and a message on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable

from report.console import show
from report.diagnostic import DiagnosticsError
from tools.publish.branch_update import RefusedError
from tools.publish.status import PublishError, Status


def exit_status(act: Callable[[], int]) -> int:
    """The exit status of *act*, or of what stopped it, with its words on standard error."""
    try:
        return act()
    except (RefusedError, DiagnosticsError) as stopped:
        show(stopped.diagnostics)
        sys.stderr.write("Nothing was published.\n")
        return Status.REFUSED
    except PublishError as stopped:
        sys.stderr.write(f"{stopped}\n")
        return stopped.status
