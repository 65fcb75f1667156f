"""Compares the new site with the live one, page by page."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tools.github.job_summary import table
from tools.publish.published import Published
from tools.publish.site_manifest import MANIFEST_PATH
from tools.publish.staged_site import StagedSite, address

_MOST_ROWS = 200
_COUNTED = (".html", ".xml", ".json")


@dataclass(frozen=True, slots=True)
class Change:
    """*old* and *new* are what was and will be at *path*; None where there is nothing."""

    path: str
    old: bytes | None
    new: bytes | None

    @property
    def kind(self) -> str:
        """Added, removed or changed."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"

    def row(self) -> tuple[str, ...]:
        """Address, kind, sizes in bytes as they are and as they are sent, and lines that differ."""
        plain, sent = _sizes(self.old, self.new, len), _sizes(self.old, self.new, _sent)
        return address(self.path), self.kind, plain, sent, f"{self._lines():,}"

    def _lines(self) -> int:
        before, after = Counter(_split(self.old)), Counter(_split(self.new))
        return max((before - after).total(), (after - before).total())


def changes(site: StagedSite, live: Published | None) -> list[Change]:
    """Each file that is not the same, sorted by path, but the manifest, which always differs."""
    new = {path: content for path, content in site.texts() if path != MANIFEST_PATH}
    old = dict(live.tree.read(sorted(live.paths - {MANIFEST_PATH}))) if live else {}
    return [
        Change(path, old.get(path), new.get(path))
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def as_markdown(found: list[Change], site: StagedSite) -> str:
    """The changes as a table of pages and feeds, and a line that counts the other files."""
    pages = [change for change in found if change.path.endswith(_COUNTED)]
    kinds = Counter(change.kind for change in found)
    counted = ", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items()))
    size = sum(file.size for file in site.files.values())
    whole = f"{site.pages:,} pages, {len(site.files):,} files, {size:,} bytes"
    lines = ["## What changes on the site", f"{counted or 'Nothing'}; {whole}.", ""]
    if pages:
        head = ("address", "change", "bytes", "gzipped", "lines")
        lines.append(table(head, [change.row() for change in pages[:_MOST_ROWS]]))
    if len(pages) > _MOST_ROWS:
        lines.append(f"… and {len(pages) - _MOST_ROWS:,} more.")
    others = [address(change.path) for change in found if change not in pages]
    if others:
        lines.append(f"Other files: {', '.join(others[:_MOST_ROWS])}.")
    return "\n".join(lines)


def _sizes(old: bytes | None, new: bytes | None, size: Callable[[bytes], int]) -> str:
    """`1,200 (+34)`: what it will be and by how much that is more; what it was if it goes."""
    if old is None or new is None:
        return f"{size(old or new or b''):,}"
    return f"{size(new):,} ({size(new) - size(old):+,})"


def _sent(content: bytes) -> int:
    return len(gzip.compress(content, 6, mtime=0))


def _split(content: bytes | None) -> list[bytes]:
    return (content or b"").splitlines()
