"""Runs ghp-import in a process of its own.

It knows only the folder and the environment of its process, and when it fails half-way it leaves
git waiting for the rest; the end of the process ends both.

    python -m tools.publish.ghp_import_process SITE REMOTE BRANCH < message
"""

from __future__ import annotations

import sys

from ghp_import import ghp_import


def main(site: str, remote: str, branch: str) -> None:
    """Commit *site* to *branch*, on top of the ref *remote*/*branch* if there is one."""
    ghp_import(site, remote=remote, branch=branch, mesg=sys.stdin.read())


if __name__ == "__main__":
    main(*sys.argv[1:])
