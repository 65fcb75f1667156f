"""The commands of the monthly workflow: fetch the export, propose the changed posts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools.github import job_summary
from tools.github.pull_request import Proposal, command
from tools.popularity.goatcounter_api import FetchError, fetch

PROPOSAL = Proposal(
    "popularity",
    "Update the view counts",
    "The view counts of the last months, weighted by their age."
    " `invoke popularity.explain SLUG` tells where a number comes from; docs/popularity.md how.\n",
)


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
    return command(PROPOSAL)
