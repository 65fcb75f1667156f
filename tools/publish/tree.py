"""The files of a commit, read as they are: no filter, no line-end or attribute of a checkout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.publish.git import Git


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of *commit*: each path with the name that git gives its content."""

    git: Git
    commit: str
    blobs: dict[str, str]

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
            target.write_bytes(content)


def read_tree(git: Git, commit: str) -> Tree:
    """The tree of *commit*; submodules, which no host serves, are left out."""
    entries = git.raw("ls-tree", "-r", "-z", commit).split(b"\0")
    blobs = {}
    for entry in filter(None, entries):
        facts, _, path = entry.partition(b"\t")
        _mode, kind, name = facts.split(b" ")
        if kind == b"blob":
            blobs[path.decode("utf-8", "surrogateescape")] = name.decode()
    return Tree(git, commit, blobs)


def names_in_git(git: Git, folder: Path, paths: Iterable[str]) -> dict[str, str]:
    """What git would call the content of each of *paths* below *folder*."""
    listed = list(paths)
    given = "".join(f"{(folder / path).resolve().as_posix()}\n" for path in listed)
    named = git.raw("hash-object", "--no-filters", "--stdin-paths", given=given.encode())
    return dict(zip(listed, named.decode().split(), strict=True))
