"""Metadata that no header holds: the name of a file, its folder or a setting gives it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

PELICAN = {"FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*"}
"""Pelican's default, for who reads texts without the settings of a site."""


def options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What `values` needs of Pelican's *settings*, as plain data."""
    default = settings.get("DEFAULT_DATE")
    if isinstance(default, tuple | list):
        default = datetime.datetime(*default).isoformat(" ", "seconds")  # noqa: DTZ001 - the site's zone
    return {
        "default_date": "" if default == "fs" else default or "",
        "file_name": settings.get("FILENAME_METADATA") or "",
        "path": settings.get("PATH_METADATA") or "",
        "of_paths": {
            path: {name: value for name, value in given.items() if isinstance(value, str)}
            for path, given in sorted(settings.get("EXTRA_PATH_METADATA", {}).items())
        },
    }


def values(path: str, options: Mapping[str, Any]) -> dict[str, str]:
    """Each name of metadata with its text for the file *path* below the content folder.

    As Pelican: a pattern outdoes EXTRA_PATH_METADATA, and that DEFAULT_DATE. Of two patterns the
    first counts, FILENAME_METADATA. A slug is left to Pelican, which makes addresses.
    """
    found = {"date": options["default_date"]}
    for place, given in options["of_paths"].items():
        if path == place or path.startswith(f"{place.rstrip('/')}/"):
            found.update(given)
    of_patterns: dict[str, str] = {}
    for pattern, text in (
        (options["file_name"], PurePosixPath(path).stem),
        (options["path"], path),
    ):
        match = re.match(pattern, text) if pattern else None
        for name, value in (match.groupdict() if match else {}).items():
            of_patterns.setdefault(name.lower(), value or "")
    found.update({name: value for name, value in of_patterns.items() if value})
    return {name: value for name, value in found.items() if value.strip() and name != "slug"}
