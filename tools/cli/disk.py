"""Explains errors of the file system."""

from __future__ import annotations

import errno
from typing import Final

_PROBLEMS: Final = {
    errno.ENOSPC: ("the disk is full", "make room; the last good site is untouched"),
    errno.EDQUOT: ("your share of the disk is used up", "make room"),
    errno.EFBIG: ("the file grows too large", "make it smaller"),
    errno.EROFS: ("the disk is read-only", "build where you may write"),
    errno.EACCES: ("no permission", "change its owner or mode"),
    errno.EPERM: ("no permission", "change its owner or mode"),
    errno.EBUSY: ("it is in use, as a mount point is", "build into a folder inside it"),
    errno.EXDEV: ("it is another file system", "build into a folder inside it"),
    errno.ENAMETOOLONG: ("the name is too long", "shorten it"),
    errno.ENOTDIR: ("a file stands where a folder is wanted", "remove it or name another"),
}


def disk_problem(error: OSError) -> tuple[str, str] | None:
    """What is wrong and how to mend it; None for what no user can mend."""
    return _PROBLEMS.get(error.errno or 0)
