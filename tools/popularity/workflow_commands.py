"""The commands of the monthly workflow: fetch the export, propose the changed posts."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools import PROJECT
from tools.github import job_summary
from tools.github.failure_issue import IssueError, run_gh
from tools.github.pull_request import propose
from tools.popularity.goatcounter_api import FetchError, fetch


def fetch_command(target: str) -> int:
    """Fetch the export; without a site or a token say so, and that is no failure."""
    site, token = (os.environ.get(f"GOATCOUNTER_{name}", "") for name in ("SITE", "TOKEN"))
    if not (site and token):
        print("GOATCOUNTER_SITE and GOATCOUNTER_TOKEN are not set: nothing is counted.")
        return 0
    try:
        fetch(site, token, Path(target))
    except FetchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    job_summary.output("file", target)
    print(f"{target}: {Path(target).stat().st_size:,} bytes")
    return 0


def propose_command() -> int:
    """Open the pull request of this month in the repository of the run."""
    repository, commit = os.environ.get("GITHUB_REPOSITORY"), os.environ.get("GITHUB_SHA")
    if not (repository and commit):
        sys.stderr.write("GITHUB_REPOSITORY and GITHUB_SHA are not set: run it in a workflow\n")
        return 2
    branch = f"popularity/{datetime.now(UTC):%Y-%m}"
    try:
        print(propose(PROJECT, repository, commit, branch, run_gh))
    except IssueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
