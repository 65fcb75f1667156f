"""The path of a file as a report shows it."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path, content: Path) -> str:
    """*path* as a writer would type it: from the working directory if the site lies in it.

    Otherwise it is given from the folder that holds *content*, the site's `PATH`.
    """
    for base in (Path.cwd(), content.parent):
        if path.is_relative_to(base) and content.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.as_posix()
