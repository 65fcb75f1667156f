"""What a monthly run has found as a pull request, which a person reads and merges.

The commit is made through GitHub's API (`createCommitOnBranch`): GitHub signs it, and no token
touches the disk. It drives `gh`, which runners have and which asks `GH_TOKEN` for its right.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tools import PROJECT
from tools.github.failure_issue import IssueError, run_gh

Run = Callable[[list[str]], str]
_COMMIT = """mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """*area* begins the branch and the commit; *title* and *body* are those of the request."""

    area: str
    title: str
    body: str


def changed(root: Path) -> list[str]:
    """The files below `content/` that differ from the commit that is checked out."""
    listed = subprocess.run(
        ["git", "status", "--porcelain", "-z", "--untracked-files=all", "--", "content"],
        cwd=root,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return sorted(entry[3:] for entry in listed.stdout.split("\0") if entry)


@dataclass(frozen=True, slots=True)
class Base:
    """The *repository* (`owner/name`), its *commit* to build upon, and the *branch* to make."""

    repository: str
    commit: str
    branch: str


def propose(root: Path, at: Base, proposal: Proposal, gh: Run) -> str:
    """Open a pull request upon the commit *at* with the files that `changed`; returns its address.

    Its branch is deleted first, so that a run can be repeated. Without a change none is opened.
    """
    files = changed(root)
    if not files:
        return "Nothing has changed."
    ref = f"repos/{at.repository}/git/refs"
    if json.loads(gh(["api", f"repos/{at.repository}/git/matching-refs/heads/{at.branch}"])):
        gh(["api", "--method", "DELETE", f"{ref}/heads/{at.branch}"])
    gh(["api", ref, "-f", f"ref=refs/heads/{at.branch}", "-f", f"sha={at.commit}"])
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as query:
        json.dump(_query(root, files, at, proposal), query)
        query.flush()
        gh(["api", "graphql", "--input", query.name])
    request = ["--head", at.branch, "--title", proposal.title, "--body", proposal.body]
    return gh(["pr", "create", *request]).strip()


def command(proposal: Proposal) -> int:
    """Open the pull request of this month in the repository of the run; the exit status."""
    repository, commit = os.environ.get("GITHUB_REPOSITORY"), os.environ.get("GITHUB_SHA")
    if not (repository and commit):
        sys.stderr.write("GITHUB_REPOSITORY and GITHUB_SHA are not set: run it in a workflow\n")
        return 2
    at = Base(repository, commit, f"{proposal.area}/{datetime.now(UTC):%Y-%m}")
    try:
        print(propose(PROJECT, at, proposal, run_gh))
    except IssueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _query(root: Path, files: Sequence[str], at: Base, proposal: Proposal) -> dict[str, object]:
    additions = [
        {"path": name, "contents": base64.b64encode((root / name).read_bytes()).decode()}
        for name in files
    ]
    given = {
        "branch": {"repositoryNameWithOwner": at.repository, "branchName": at.branch},
        "expectedHeadOid": at.commit,
        "fileChanges": {"additions": additions},
        "message": {"headline": f"{proposal.area}: {proposal.title}"},
    }
    return {"query": _COMMIT, "variables": {"input": given}}
