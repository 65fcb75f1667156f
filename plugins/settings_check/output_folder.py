"""Checks that the output folder was made by a build, before a build replaces it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from report.diagnostic import Diagnostic

MARKER = ".made-by-build"
MARKER_TEXT = "`invoke build` made this folder and replaces it as a whole.\n"
_KEPT = {".gitignore", MARKER}


def mark(site: Path) -> None:
    """Sign *site* as made by a build, if it is not signed yet."""
    if not (site / MARKER).is_file():
        sign(site)


def sign(site: Path) -> None:
    """Sign *site* anew: what a build does not write is removed as what an earlier one has left."""
    site.mkdir(parents=True, exist_ok=True)
    (site / MARKER).write_text(MARKER_TEXT, encoding="utf-8")


def is_ours(folder: Path) -> bool:
    """Whether *folder* carries the marker, or holds nothing that could be lost."""
    if (folder / MARKER).is_file():
        return True
    return all(entry.name in _KEPT for entry in folder.iterdir())


def diagnostics(output: Path, sources: list[Path]) -> Iterator[Diagnostic]:
    """Why a build must not write to *output*; *sources* are folders that it reads."""
    if output.is_symlink():
        yield _diagnostic(output, "it is a symbolic link", "delete the link, or name its target")
    elif output.exists() and not output.is_dir():
        yield _diagnostic(output, "it is no folder", "delete the file or choose another folder")
    elif output.is_dir() and not is_ours(output):
        problem = f"somebody else's folder: it has files and no {MARKER}"
        yield _diagnostic(output, problem, "choose another folder or empty this one")
    for source in sources:
        yield from _overlap(output, source)


def _overlap(output: Path, source: Path) -> Iterator[Diagnostic]:
    inner, outer = output.resolve(), source.resolve()
    if inner == outer or inner.is_relative_to(outer):
        yield _diagnostic(output, f"it lies in the sources, {source}", "choose another folder")
    elif outer.is_relative_to(inner):
        yield _diagnostic(output, f"it holds the sources, {source}", "choose another folder")


def _diagnostic(output: Path, problem: str, remedy: str) -> Diagnostic:
    return Diagnostic(output.as_posix(), 1, "OUTPUT_PATH", problem, remedy)
