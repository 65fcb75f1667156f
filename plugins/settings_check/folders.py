"""Checks folders in settings: one that is missing, with another of nearly its name, is a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

_PATHS = ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS")


def problems(settings: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, what is wanted and how to mend it, for each missing folder that is a slip."""
    root = Path(settings["PATH"])
    there = [path.name for path in root.iterdir()] if root.is_dir() else []
    wanted = f"want a folder below {root.name}/"
    for name in _PATHS:
        for path in settings.get(name) or ():
            if not (root / path).exists():
                near = get_close_matches(str(path), there, n=1, cutoff=0.75)
                if near and near[0] not in settings[name]:
                    yield (
                        name,
                        f"{path}: want a folder below {root.name}/",
                        f"did you mean {near[0]}?",
                    )
            elif not (root / path).resolve().is_relative_to(root.resolve()):
                yield name, f"{path}: {wanted}", "move it there"
