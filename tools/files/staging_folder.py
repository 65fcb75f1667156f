"""The folder beside an output in which a new site is made, and how it takes the old one's place.

    output/          the live site, at every moment the old one or the new one, whole
    output.build/    the staging folder: nothing in it is served
        lock         held while a build runs; the system releases it with the process
        site/        the new site while it grows
        journal      what a commit has still to do; the next build completes it first
        old/         the site that was replaced, until it is deleted

A whole site is committed by an exchange of `site` and the output. Where the system cannot exchange
two folders, the journal is written first and two renames follow. A patch (a few files of a large
site) is journalled, then renamed in file by file. A build that finds a journal completes it.

A site may be staged without the files that it has of the live one. If so few others differ that a
patch can commit them, those files stay where they are; else they are linked into `site` first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from tools.files.exchange import exchange, flush
from tools.files.journal import Journal
from tools.files.lock import locked

KEPT = (".gitignore",)  # what a commit of the repository holds of the output
MOST_PATCHED = 0.1  # of the files of the live site; more are exchanged with all the others


class StagingFolder:
    """The staging folder of the folder *output*. Every method raises OSError as the system does."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.with_name(f"{output.name}.build")
        self.site = self.folder / "site"
        self._old = self.folder / "old"
        self._journal = Journal(self.folder / "journal")

    @contextmanager
    def locked(self, wait: Callable[[], None]) -> Iterator[None]:
        """Hold the lock, after a call of *wait* if another build holds it.

        What a killed build left is put in order first, and what this one leaves, last.
        """
        with locked(self.folder / "lock", wait):
            self.recover()
            try:
                yield
            finally:
                self.recover()

    def recover(self) -> bool:
        """Complete the journal of a killed build, delete what it staged; true if it had one."""
        entries = self._journal.read()
        if entries is not None:
            self._complete(entries)
        self._clear()
        return entries is not None

    def begin(self) -> Path:
        """An empty folder for the new site."""
        self._clear()
        self.site.mkdir()
        return self.site

    def commit(self, left: Iterable[str] = (), kept: str = "") -> None:
        """Put the new site in the place of the old one: what is staged, the files *left* there, and
        the folder *kept* of the old one, if it has one.

        What of the two sites is not live then goes when the lock is let go.
        """
        staged, live = names_below(self.site), names_below(self.output)
        stays = {name for name in live if name.partition("/")[0] in {*KEPT, kept}}
        left = {*left, *stays} - staged
        removed = live - staged - left
        is_small = len(staged) + len(removed) <= MOST_PATCHED * len(live)
        if is_small and left <= live and all(self._fits(name, live) for name in staged):
            self.patch(removed)
        else:
            self._exchange(left)

    def _exchange(self, left: Iterable[str]) -> None:
        """Complete the new site with the files *left* in the old one, whose place it then takes."""
        for name in left:
            (self.site / name).parent.mkdir(parents=True, exist_ok=True)
            link(self.output / name, self.site / name)
        flush(self.site)
        if not self.output.exists():
            self.site.rename(self.output)
        elif not exchange(self.site, self.output):
            self._run({"swap": True})
        flush(self.output.parent)

    def patch(self, removed: Iterable[str] = ()) -> None:
        """Rename the files of `site` into the live output and delete *removed* (relative paths).

        New files come first, so that no page leads to one that is not there.
        """
        staged = names_below(self.site)
        flush(self.site)
        in_order = sorted(staged, key=lambda name: ((self.output / name).exists(), name))
        self._run({"replace": in_order, "remove": sorted(removed)})

    def _fits(self, name: str, live: set[str]) -> bool:
        """Whether the file *name* is one of the *live* ones, or nothing is in its way.

        In its way may be a folder, a file instead of a folder, or, where case makes no difference,
        a file with a name in other letters.
        """
        folders = {folder.as_posix() for folder in PurePosixPath(name).parents}
        is_free = live.isdisjoint(folders) and not os.path.lexists(self.output / name)
        return name in live or is_free

    def _run(self, entries: dict[str, object]) -> None:
        self._journal.write(entries)
        self._complete(entries)

    def _complete(self, entries: dict[str, object]) -> None:
        """Do what *entries* of the journal say; what is done already is left as it is."""
        if entries.get("swap"):
            self._swap()
        for name in _names(entries.get("replace")):
            if (staged := self.site / name).exists():
                (self.output / name).parent.mkdir(parents=True, exist_ok=True)
                staged.rename(self.output / name)
        for name in _names(entries.get("remove")):
            (self.output / name).unlink(missing_ok=True)
            _prune((self.output / name).parent, self.output)
        flush(self.output)
        self._journal.delete()

    def _swap(self) -> None:
        if self.site.exists() and not self._old.exists():
            self.output.rename(self._old)
        if self.site.exists():
            self.site.rename(self.output)

    def _clear(self) -> None:
        """Delete what is left of a build. A journal that cannot be read counts as none."""
        if self._old.exists() and not self.output.exists():
            self._old.rename(self.output)  # whatever the journal said, this is the last good site
        for folder in (self.site, self._old):
            if folder.exists():
                shutil.rmtree(folder)
        self._journal.delete()


def link(source: Path, target: Path) -> None:
    """Have the file *source* at *target* too: a copy between file systems, or without links."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)  # `copy2` would copy into a folder
        shutil.copystat(source, target)


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []


def names_below(folder: Path) -> set[str]:
    """The paths below *folder* of all that is no folder itself; none if it is not there."""
    start, found = len(str(folder)) + 1, set[str]()
    folders = [str(folder)] if folder.is_dir() else []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    found.add(entry.path[start:])
    return found


def _prune(folder: Path, root: Path) -> None:
    """Delete *folder* and those above it, up to *root*, while they are empty."""
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
