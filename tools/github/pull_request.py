"""The numbers of a monthly run as a pull request, which a person reads and merges.

The commit is made through GitHub's API (`createCommitOnBranch`): GitHub signs it, and no token
touches the disk. It drives `gh`, which runners have and which asks `GH_TOKEN` for its right.
"""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

Run = Callable[[list[str]], str]
TITLE = "Update the view counts"
_COMMIT = """mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}"""
_BODY = (
    "The view counts of the last months, weighted by their age."
    " `invoke popularity.explain SLUG` tells where a number comes from; docs/popularity.md how.\n"
)


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


def propose(root: Path, repository: str, commit: str, branch: str, gh: Run) -> str:
    """Open a pull request upon *commit* with the files that `changed`; returns its address.

    *branch* is deleted first, so that a run can be repeated. Without a change there is no request.
    """
    files = changed(root)
    if not files:
        return "Nothing has changed."
    ref = f"repos/{repository}/git/refs"
    if json.loads(gh(["api", f"repos/{repository}/git/matching-refs/heads/{branch}"])):
        gh(["api", "--method", "DELETE", f"{ref}/heads/{branch}"])
    gh(["api", ref, "-f", f"ref=refs/heads/{branch}", "-f", f"sha={commit}"])
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as query:
        json.dump(_query(root, files, repository, commit, branch), query)
        query.flush()
        gh(["api", "graphql", "--input", query.name])
    return gh(["pr", "create", "--head", branch, "--title", TITLE, "--body", _BODY]).strip()


def _query(
    root: Path, files: Sequence[str], repository: str, commit: str, branch: str
) -> dict[str, object]:
    additions = [
        {"path": name, "contents": base64.b64encode((root / name).read_bytes()).decode()}
        for name in files
    ]
    given = {
        "branch": {"repositoryNameWithOwner": repository, "branchName": branch},
        "expectedHeadOid": commit,
        "fileChanges": {"additions": additions},
        "message": {"headline": f"popularity: {TITLE}"},
    }
    return {"query": _COMMIT, "variables": {"input": given}}
