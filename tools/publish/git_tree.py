"""The files of a commit, read as they are: no filter, no line-end or attribute of a checkout.

`git checkout` and `git archive` both convert files as the user's configuration and `.gitattributes`
say (`core.autocrlf`, `eol`, smudge filters, `export-ignore`), so neither gives the same bytes on
every machine.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.publish.git import Git
from tools.publish.status import PublishError, Status

_EXECUTABLE, _LINK = "100755", "120000"  # modes of git


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of *commit*: each path with the name that git gives its content.

    *modes* has those that are no plain files; *submodules* the commit that each path stands for.
    """

    git: Git
    commit: str
    blobs: dict[str, str]
    modes: dict[str, str] = field(default_factory=dict)
    submodules: dict[str, str] = field(default_factory=dict)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Each of *paths* that is in the tree, with its content."""
        wanted = [path for path in paths if path in self.blobs]
        if not wanted:
            return
        names = "".join(f"{self.blobs[path]}\n" for path in wanted)
        stream = self.git.raw("cat-file", "--batch", given=names.encode())
        position = 0
        for path in wanted:
            end = stream.index(b"\n", position)
            size = int(stream[position:end].rsplit(b" ", 1)[1])
            yield path, stream[end + 1 : end + 1 + size]
            position = end + 1 + size + 1

    def write(self, folder: Path) -> None:
        """Write every file below *folder*, which must be empty."""
        for path, content in self.read(self.blobs):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if self.modes.get(path) == _LINK:
                target.symlink_to(content.decode("utf-8", "surrogateescape"))
                continue
            target.write_bytes(content)
            if self.modes.get(path) == _EXECUTABLE:
                target.chmod(0o755)


def read_tree(git: Git, commit: str) -> Tree:
    """The tree of *commit*."""
    tree = Tree(git, commit, {})
    for entry in filter(None, git.raw("ls-tree", "-r", "-z", commit).split(b"\0")):
        facts, _, raw_path = entry.partition(b"\t")
        mode, kind, name = facts.decode().split(" ")
        path = raw_path.decode("utf-8", "surrogateescape")
        (tree.submodules if kind == "commit" else tree.blobs)[path] = name
        if mode in {_EXECUTABLE, _LINK}:
            tree.modes[path] = mode
    return tree


def export(git: Git, commit: str, folder: Path) -> None:
    """Make *folder* hold exactly the files of *commit*, those of its submodules included.

    What git and the user hide in a work tree (`assume-unchanged`, `skip-worktree`, ignored and
    untracked files) has no part in it. Raises `PublishError` when a submodule was not fetched.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _write_with_submodules(read_tree(git, commit), folder)


def _write_with_submodules(tree: Tree, folder: Path) -> None:
    tree.write(folder)
    for path, commit in tree.submodules.items():
        git = Git(tree.git.folder / path)
        is_fetched = (git.folder / ".git").exists()
        if not is_fetched or not git.succeeds("cat-file", "-e", f"{commit}^{{commit}}"):
            text = f"{path}: its submodule lacks commit {commit[:12]}"
            raise PublishError(Status.UNREADY, f"{text}; run `git submodule update --init`")
        (folder / path).mkdir(parents=True, exist_ok=True)
        _write_with_submodules(read_tree(git, commit), folder / path)


def object_names(git: Git, folder: Path, paths: Iterable[str]) -> dict[str, str]:
    """What git would call the content of each of *paths* below *folder*."""
    listed = list(paths)
    given = "".join(f"{(folder / path).resolve().as_posix()}\n" for path in listed)
    named = git.raw("hash-object", "--no-filters", "--stdin-paths", given=given.encode())
    return dict(zip(listed, named.decode().split(), strict=True))
