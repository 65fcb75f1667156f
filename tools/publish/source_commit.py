"""Checks that the clone can be published from, and names the commit."""

from __future__ import annotations

from collections.abc import Iterator

from tools.publish.git import Git
from tools.publish.publish_settings import PublishSettings
from tools.publish.status import PublishError, Status

_SHOWN = 10
# What a build reads; an ignored file there would be published and be in no commit.
_BUILT_FROM = ("content", "theme")


def commit_to_publish(git: Git, settings: PublishSettings) -> str:
    """The commit at HEAD. Raises `PublishError` with every reason why it cannot be published."""
    if not git.succeeds("rev-parse", "--verify", "HEAD"):
        raise PublishError(Status.UNREADY, f"{git.folder} is no git repository with a commit")
    if reasons := [*_reasons(git, settings)]:
        raise PublishError(Status.UNREADY, "\n".join(reasons))
    return git.text("rev-parse", "HEAD")


def require_remote(git: Git, settings: PublishSettings) -> None:
    """Raises `PublishError` when there is no such remote."""
    for reason in _no_remote(git, settings):
        raise PublishError(Status.UNREADY, reason)


def _reasons(git: Git, settings: PublishSettings) -> Iterator[str]:
    yield from _no_remote(git, settings)
    here = git.text("branch", "--show-current") or "a detached HEAD"
    if here != settings.source_branch:
        yield f"this is {here}; publish from {settings.source_branch}, which publish.toml names"
    if dirty := uncommitted(git):
        yield f"not committed: {dirty}; commit or remove them"


def uncommitted(git: Git) -> str:
    """The first files that a build in the work tree would read and the commit does not hold."""
    dirty = sorted([*_changed(git), *_ignored(git)])
    more = f" and {len(dirty) - _SHOWN} more" if len(dirty) > _SHOWN else ""
    return ", ".join(dirty[:_SHOWN]) + more


def _no_remote(git: Git, settings: PublishSettings) -> Iterator[str]:
    if settings.remote not in git.text("remote").splitlines():
        yield f"there is no remote {settings.remote}; `git remote add {settings.remote} ADDRESS`"


def _changed(git: Git) -> Iterator[str]:
    # All files, whatever the user's configuration hides.
    asked = (
        "--porcelain",
        "-z",
        "--no-renames",
        "--untracked-files=all",
        "--ignore-submodules=none",
    )
    yield from _paths(git.text("status", *asked))


def _ignored(git: Git) -> Iterator[str]:
    asked = ("--porcelain", "-z", "--untracked-files=all", "--ignored=traditional")
    output = git.text("status", *asked, "--", *_BUILT_FROM)
    yield from (path for path in _paths(output, "!!") if "__pycache__" not in path)


def _paths(status: str, mark: str = "") -> list[str]:
    return [entry[3:] for entry in status.split("\0") if entry and entry.startswith(mark)]
