"""Fetches the publish branch, commits the site on top of it, and pushes it without force.

Everything happens under names of our own, so that a local branch of the same name, a work tree that
has it checked out, and what the reader of this repository fetched stay as they are:
`refs/publish/publishing/N` is what was fetched, `refs/heads/publishing/N` what is to be pushed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

from tools import PROJECT
from tools.publish.git import Git, GitError, environment
from tools.publish.git_tree import object_names, read_tree
from tools.publish.status import PublishError, Status

_FETCHED = "refs/publish"
_OURS = "publishing"
_WHOLE = 1_000_000  # commits; `--unshallow` would fetch all branches whole
# What servers say when the branch has moved since it was fetched.
_MOVED = (
    "fetch first",
    "non-fast-forward",
    "cannot lock ref",
    "failed to update ref",
)


@dataclass(frozen=True)
class Branch:
    """The branch *name* of *remote*, as seen from the repository of *git*."""

    git: Git
    remote: str
    name: str

    @property
    def _work(self) -> str:
        return f"{_OURS}/{os.getpid()}"

    def fetch(self) -> str | None:
        """The commit at the tip, fetched with its history; None when there is no such branch.

        Raises `GitError` when the remote does not answer.
        """
        ref = f"refs/heads/{self.name}"
        if not self.git.text("ls-remote", self.remote, ref):
            self._forget(f"{_FETCHED}/{self._work}")
            return None
        target = f"{_FETCHED}/{self._work}"
        self.git.text("fetch", "--no-tags", "--force", self.remote, f"{ref}:{target}")
        return self.git.text("rev-parse", target)

    def deepen(self, tip: str) -> None:
        """Fetch what a shallow clone lacks of the history of *tip*, and of that only."""
        shallow = Path(
            self.git.text("rev-parse", "--path-format=absolute", "--git-path", "shallow")
        )
        if not shallow.is_file():
            return
        ends = set(self.git.text("rev-list", tip).split())
        if ends.isdisjoint(shallow.read_text(encoding="ascii").split()):
            return
        ref = f"refs/heads/{self.name}:{_FETCHED}/{self._work}"
        self.git.text("fetch", "--no-tags", "--force", f"--depth={_WHOLE}", self.remote, ref)

    def commit(self, site: Path, message: str, when: int) -> str:
        """A commit of exactly *site* on top of what `fetch` has found; *when* in Unix time.

        Raises `PublishError` when git does not hold every file as it is in *site*: ghp-import goes
        on after a file that it could not read or name, and git then commits what it has seen.
        """
        self._forget(f"refs/heads/{self._work}")
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "tools.publish.ghp_import_process",
                site.resolve(),
                _FETCHED,
                self._work,
            ],
            input=message.encode(),
            capture_output=True,
            cwd=self.git.folder,
            env=environment(self._identity(when)),
            check=False,
        )
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").strip() or "it was killed"
            raise self._incomplete(words.splitlines()[-1])
        made = self.git.text("rev-parse", "--verify", f"refs/heads/{self._work}")
        self._compare(made, site)
        return made

    def push(self, commit: str) -> bool:
        """Push *commit*, never by force; false when another publisher was faster."""
        try:
            target = f"{commit}:refs/heads/{self.name}"
            self.git.text("push", "--porcelain", "--no-verify", self.remote, target)
        except GitError as error:
            if any(word in error.output for word in _MOVED):
                return False
            raise
        return True

    def leave(self) -> None:
        """Delete the names of this process."""
        self._forget(f"{_FETCHED}/{self._work}")
        self._forget(f"refs/heads/{self._work}")

    def clear(self) -> None:
        """Delete our names, those of killed runs too; needs the lock of `PublishStaging`."""
        refs = f"{_FETCHED}/{_OURS}", f"refs/heads/{_OURS}"
        for ref in self.git.text("for-each-ref", "--format=%(refname)", *refs).splitlines():
            self._forget(ref)

    def _forget(self, ref: str) -> None:
        self.git.succeeds("update-ref", "-d", ref)

    def _compare(self, commit: str, site: Path) -> None:
        paths = (path for path in site.rglob("*") if not path.is_dir())
        listed = sorted(path.relative_to(site).as_posix() for path in paths)
        there, wanted = read_tree(self.git, commit).blobs, object_names(self.git, site, listed)
        if there != wanted:
            wrong = sorted(there.items() ^ wanted.items())[0][0]
            raise self._incomplete(f"it holds another {wrong}")

    def _incomplete(self, why: str) -> PublishError:
        text = f"git did not take the whole site, so nothing was pushed: {why}"
        return PublishError(Status.REFUSED, text)

    def _identity(self, when: int) -> dict[str, str]:
        """Who commits, as ghp-import wants it; who has no name set is the source's committer."""
        last = self.git.text("log", "-1", "--format=%cn%n%ce").splitlines()
        name = os.environ.get("GIT_COMMITTER_NAME") or self._configured("user.name") or last[0]
        mail = os.environ.get("GIT_COMMITTER_EMAIL") or self._configured("user.email") or last[1]
        return {
            "GIT_COMMITTER_NAME": _plain(name),
            "GIT_COMMITTER_EMAIL": _plain(mail),
            "GIT_COMMITTER_DATE": formatdate(when),
            "PYTHONPATH": str(PROJECT),
        }

    def _configured(self, key: str) -> str:
        return self.git.text("config", "--default", "", "--get", key)


def _plain(name: str) -> str:
    """*name* without the signs that end a name in git's stream."""
    return "".join(sign for sign in name if sign not in "<>\n").strip()
