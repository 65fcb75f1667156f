"""What every read and every page depends on besides its source: code, libraries, settings, files."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from incremental.blake import digest
from incremental.values import Digests, OpaqueError

# Where a build writes and how it talks decide nothing of what it writes.
_INDIFFERENT: Final = frozenset(
    "OUTPUT_PATH CACHE_PATH DEBUG PORT BIND DELETE_OUTPUT_DIRECTORY OUTPUT_RETENTION "
    "LOAD_CONTENT_CACHE CACHE_CONTENT LOG_FILTER INCREMENTAL INCREMENTAL_PREVIOUS_OUTPUT "
    "INCREMENTAL_CHANGES INCREMENTAL_PROCESSES".split()
)
_STANDARD: Final = tuple(
    os.path.join(sysconfig.get_path(name), "") for name in ("stdlib", "platstdlib")
)


def libraries() -> bytes:
    """Digest of Python's version and of the name and version of every installed distribution."""
    found = {sys.version}
    for folder in sys.path:
        if os.path.isdir(folder):
            found |= {name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))}
    return digest("\n".join(sorted(found)).encode())


_code: dict[tuple[str, ...], bytes] = {}


def code_digest(plugins: Iterable[str]) -> bytes:
    """Digest of the libraries and of all code of this project, as this process has loaded it."""
    key = tuple(plugins)
    if key not in _code:  # what changes on disk later is not what runs here
        _code[key] = digest(libraries() + tree_digest(_code_files(key)))
    return _code[key]


def _code_files(plugins: Iterable[str]) -> set[str]:
    """Loaded modules that are neither Python's own nor installed; plugins with all their files."""
    found = set()
    for name, module in tuple(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if name == "__main__" or not file or file.startswith(_STANDARD):
            continue
        if "site-packages" not in file:
            found.add(file)
            if name in plugins and os.path.basename(file) == "__init__.py":
                found |= {str(each) for each in Path(file).parent.rglob("*.py")}
    return found


def settings_digest(settings: Mapping[str, Any], digests: Digests) -> tuple[bytes, list[str]]:
    """Digest of *settings*, and the names of those that have none."""
    described, opaque = [], []
    for name in sorted(settings.keys() - _INDIFFERENT):
        try:
            described.append(name.encode() + b"\0" + digests.of(settings[name]))
        except OpaqueError:
            opaque.append(name)
    return digest(b"\1".join(described)), opaque


def tree_digest(paths: Iterable[str | Path]) -> bytes:
    """Digest of the names and bytes of *paths*: files, folders (all that is below) or missing."""
    described = []
    for path in sorted(str(each) for each in paths):
        for file in _files(Path(path)):
            described.append(f"{file}\0".encode() + digest(file.read_bytes()))
        described.append(path.encode())
    return digest(b"\1".join(described))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.is_file())
    return [path] if path.is_file() else []
