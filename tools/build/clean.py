"""Delete what builds have made, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from settings_check.output_folder import is_ours
from tools import PROJECT
from tools.files.staging_folder import KEPT, StagingFolder


def clean(output: Path | None = None, cache: Path | None = None) -> list[str]:
    """Empty the output and delete the cache; returns a line for each folder that was touched.

    An output that no build has made is left alone, and so is what the repository keeps of it.
    """
    output, cache = output or PROJECT / "output", cache or PROJECT / ".cache"
    if output.is_symlink() or (output.exists() and not (output.is_dir() and is_ours(output))):
        return [f"{output.name}: left alone, no build has made it"]
    done = []
    if output.exists():
        with StagingFolder(output).locked(lambda: None):
            done += _empty(output)
        shutil.rmtree(StagingFolder(output).folder)
    if cache.is_dir():
        shutil.rmtree(cache)
        done.append(f"{cache.name}: deleted")
    return done or ["nothing to clean"]


def _empty(output: Path) -> list[str]:
    entries = [entry for entry in output.iterdir() if entry.name not in KEPT]
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    return [f"{output.name}: emptied"] if entries else []
