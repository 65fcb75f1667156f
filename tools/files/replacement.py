"""Replaces a file whole: a program that is killed, or runs twice at once, leaves the old or new."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Give *path* its new *content*; its mode stays. Raises OSError as the system does.

    What a killed process leaves has a name that no build publishes, `.name.1234~`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}~")
    draft.write_bytes(content)
    if path.exists():
        shutil.copymode(path, draft)
    draft.replace(path)
