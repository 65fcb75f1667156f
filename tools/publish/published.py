"""The live site as the publish branch has it, and whether a commit is newer than its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from tools.publish.git import Git
from tools.publish.git_tree import Tree, read_tree
from tools.publish.site_manifest import MANIFEST_PATH, SiteManifest, parse
from tools.publish.staged_site import is_page

HOLDS_BACK = "Holds-Back"
_TRAILER = re.compile(rf"^{HOLDS_BACK}: ([0-9a-f]{{40,64}})$", re.MULTILINE)


class Relation(Enum):
    """How the source of a new site stands to the source of the live one."""

    DESCENDANT = "descendant"  # the same commit, or one that builds on it
    ANCESTOR = "ancestor"
    DIVERGED = "diverged"  # neither builds on the other
    UNKNOWN = "unknown"  # this clone does not have the live one


@dataclass(frozen=True)
class Published:
    """The state that commit *tip* of the publish branch holds."""

    tree: Tree
    manifest: SiteManifest | None
    held_back: str

    @property
    def tip(self) -> str:
        """The commit at the tip of the branch."""
        return self.tree.commit

    @property
    def paths(self) -> set[str]:
        """The path of every file."""
        return set(self.tree.blobs)

    @cached_property
    def pages(self) -> int:
        """How many pages a reader can stay on."""
        html = (path for path in self.tree.blobs if path.endswith(".html"))
        return sum(is_page(path, content) for path, content in self.tree.read(html))


def read_published(git: Git, tip: str) -> Published:
    """The state at *tip*; *held_back* is the source that a rollback has withdrawn, or empty."""
    tree = read_tree(git, tip)
    manifest = next((parse(content) for _, content in tree.read([MANIFEST_PATH])), None)
    held = _TRAILER.search(git.text("log", "-1", "--format=%B", tip))
    return Published(tree, manifest, held[1] if held else "")


def relation(git: Git, source: str, live_source: str) -> Relation:
    """How commit *source*, which this clone has, stands to *live_source*."""
    if source == live_source:
        return Relation.DESCENDANT
    if not git.succeeds("cat-file", "-e", f"{live_source}^{{commit}}"):
        return Relation.UNKNOWN
    if git.succeeds("merge-base", "--is-ancestor", live_source, source):
        return Relation.DESCENDANT
    if git.succeeds("merge-base", "--is-ancestor", source, live_source):
        return Relation.ANCESTOR
    return Relation.DIVERGED
