"""What is live now, as the publish branch has it, and how a new source stands to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from tools.publish.candidate import is_page
from tools.publish.git import Git
from tools.publish.manifest import PLACE, Manifest, parse
from tools.publish.tree import Tree, read_tree

HOLDS_BACK = "Holds-Back"
_TRAILER = re.compile(rf"^{HOLDS_BACK}: ([0-9a-f]{{40,64}})$", re.MULTILINE)


class Descent(Enum):
    """How the source of a new site stands to the source of the live one."""

    FOLLOWS = "follows"  # the same commit, or one that builds on it
    PRECEDES = "precedes"
    APART = "apart"  # neither builds on the other
    UNKNOWN = "unknown"  # this clone does not have the live one


@dataclass(frozen=True)
class Live:
    """The state that commit *tip* of the publish branch holds."""

    tree: Tree
    manifest: Manifest | None
    held_back: str

    @property
    def tip(self) -> str:
        return self.tree.commit

    @property
    def paths(self) -> set[str]:
        return set(self.tree.blobs)

    @cached_property
    def pages(self) -> int:
        html = (path for path in self.tree.blobs if path.endswith(".html"))
        return sum(is_page(path, content) for path, content in self.tree.read(html))


def read_live(git: Git, tip: str) -> Live:
    """The state at *tip*; *held_back* is the source that a rollback has withdrawn, or empty."""
    tree = read_tree(git, tip)
    manifest = next((parse(content) for _, content in tree.read([PLACE])), None)
    held = _TRAILER.search(git.text("log", "-1", "--format=%B", tip))
    return Live(tree, manifest, held[1] if held else "")


def descent(git: Git, source: str, live_source: str) -> Descent:
    """How commit *source*, which this clone has, stands to *live_source*."""
    if source == live_source:
        return Descent.FOLLOWS
    if not git.succeeds("cat-file", "-e", f"{live_source}^{{commit}}"):
        return Descent.UNKNOWN
    if git.succeeds("merge-base", "--is-ancestor", live_source, source):
        return Descent.FOLLOWS
    if git.succeeds("merge-base", "--is-ancestor", source, live_source):
        return Descent.PRECEDES
    return Descent.APART
