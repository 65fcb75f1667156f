"""The path of a file as a report shows it."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path, content: Path) -> str:
    """*path* as a writer would type it: from the working directory if the site lies in it.

    Otherwise it is given from the folder that holds *content*, the site's `PATH`.
    """
    file, folder = path.as_posix(), content.as_posix()
    for base in (Path.cwd().as_posix(), content.parent.as_posix()):
        if _is_below(file, base) and _is_below(folder, base):
            return file[len(base) :].lstrip("/") or "."
    return file


def _is_below(path: str, folder: str) -> bool:
    """Compared as text, since each text is shown several times in a build."""
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")
