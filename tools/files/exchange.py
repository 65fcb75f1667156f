"""Exchanges two folders in one step and flushes a file system, which Python cannot."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(first: Path, second: Path) -> bool:
    """Let *first* and *second* change places atomically; false if this system cannot.

    Raises OSError for any other reason (no permission, a mount point, a missing folder).
    """
    call = _exchange_call()
    sys.audit("tools.exchange", str(first), str(second))
    if call is None:
        return False
    if call(os.fsencode(first), os.fsencode(second)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))


def flush(folder: Path) -> None:
    """Have the disk hold everything written so far to the file system of *folder*.

    A rename may otherwise survive a power cut that the renamed file's content does not.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if hasattr(_library(), "syncfs"):
            _library().syncfs(descriptor)
        else:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


@cache
def _library() -> Any:
    return ctypes.CDLL(None, use_errno=True)


@cache
def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    library = _library()
    if hasattr(library, "renameat2"):
        linux, path, number = library.renameat2, ctypes.c_char_p, ctypes.c_int
        linux.argtypes = (number, path, number, path, ctypes.c_uint)
        return lambda a, b: int(linux(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE))
    if hasattr(library, "renamex_np"):
        swap = library.renamex_np
        return lambda a, b: int(swap(a, b, _RENAME_SWAP))
    return None
