"""One entry of a folder, as the file system has it: a link is not followed, nothing is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """*path* is relative to the root, with forward slashes; *mode* and *size* are lstat's."""

    path: str
    mode: int
    size: int
    target: Path | None = None
    """Where a symbolic link leads in the end; `None` for what is no link."""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.mode)

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return stat.S_ISREG(self.mode)

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link."""
        return stat.S_ISLNK(self.mode)


def entries(root: Path) -> Iterator[Entry]:
    """Every entry below *root*, sorted; folders that are links are not entered."""
    folders = [""]
    while folders:
        below = folders.pop()
        with os.scandir(root / below) as found:
            for each in sorted(found, key=lambda entry: entry.name):
                path = f"{below}/{each.name}" if below else each.name
                status = each.stat(follow_symlinks=False)
                link = Path(os.path.realpath(each.path)) if each.is_symlink() else None
                yield Entry(path, status.st_mode, status.st_size, link)
                if each.is_dir(follow_symlinks=False):
                    folders.append(path)
