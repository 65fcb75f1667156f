"""`invoke update`: takes over what is new upstream, and leaves alone what is the site's own."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from tools import PROJECT
from tools.cli.failures import CommandError
from tools.init.owned import OWNED

_DONE: Final = """
{count} files come from {source}; nothing of this site's own has changed. Next:

  make test && .venv/bin/invoke check
  git commit                        or `git merge --abort` to leave all as it was
"""


def command(source: str) -> None:
    """Merge the commit or branch *source*, without a commit. Raises CommandError."""
    print(update(PROJECT, source))


def update(project: Path, source: str) -> str:
    """Merge *source* into the work tree of *project*, but for what is the site's own.

    Returns what to do next. Raises CommandError, with the work tree as it was, unless the site has
    changed what is not its own: then the conflicts are left for the user.
    """
    if _git(project, "status", "--porcelain"):
        raise CommandError("update: the work tree has changes; commit them first")
    _known(project, source)
    if _tried(project, "merge-base", "--is-ancestor", source, "HEAD"):
        return f"{source} holds nothing new."
    _tried(project, "merge", "--no-commit", "--no-ff", source)
    _keep_own(project)
    if conflicts := _git(project, "diff", "--name-only", "--diff-filter=U").split("\n")[:-1]:
        raise CommandError(
            f"update: {', '.join(conflicts)}: this site has changed it, and so has {source};"
            " mend the conflict and commit, or run `git merge --abort`"
        )
    count = len(_git(project, "diff", "--name-only", "--cached").split("\n")) - 1
    return _DONE.format(count=count, source=source)


def _keep_own(project: Path) -> None:
    """Have every owned path as it is in HEAD, with neither more files nor fewer."""
    for path in OWNED:
        _git(project, "rm", "-r", "-q", "-f", "--ignore-unmatch", "--", path)
        if _git(project, "ls-tree", "--name-only", "HEAD", "--", path):
            _git(project, "checkout", "HEAD", "--", path)


def _known(project: Path, source: str) -> None:
    if not _tried(project, "rev-parse", "--verify", "--quiet", f"{source}^{{commit}}"):
        raise CommandError(
            f"update: {source} is not known here; `git remote add upstream ADDRESS` once,"
            " then `git fetch upstream`"
        )
    if not _tried(project, "merge-base", source, "HEAD"):
        raise CommandError(
            f"update: {source} and this site have no commit in common; begin with `git clone`"
            " of the project, and keep its history"
        )


def _git(project: Path, *arguments: str) -> str:
    done = _run(project, *arguments)
    if done.returncode:
        raise CommandError(f"update: git {arguments[0]}: {done.stderr.strip()[-300:]}")
    return done.stdout


def _tried(project: Path, *arguments: str) -> bool:
    return _run(project, *arguments).returncode == 0


def _run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=project, capture_output=True, text=True, check=False
        )
    except OSError:
        raise CommandError("update: git is not installed; install it") from None
