"""What every read and page depends on besides its source: code, libraries, settings, files."""

from __future__ import annotations

import ast
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .digests import digest, tree_digest
from .snapshot import Stamp, stamp
from .stored_results import SETTING as RESULT_CACHE
from .value_fingerprints import Fingerprints, OpaqueError

# Where a build writes and what it logs decide nothing of what it writes.
_WITHOUT_EFFECT: Final = {
    *("OUTPUT_PATH", "CACHE_PATH", "DEBUG", "PORT", "BIND", "REPORT_SHOWN", "REPORT_ONLY"),
    *("DELETE_OUTPUT_DIRECTORY", "OUTPUT_RETENTION", "LOAD_CONTENT_CACHE", "CACHE_CONTENT"),
    *("SETTINGS_FILE", "LOG_FILTER", RESULT_CACHE),
    *("INCREMENTAL", "INCREMENTAL_CACHE", "INCREMENTAL_PREVIOUS_OUTPUT", "INCREMENTAL_PROCESSES"),
    "INCREMENTAL_LEFT_IN_PLACE",
}
_STANDARD: Final = tuple(
    os.path.join(sysconfig.get_path(name), "") for name in ("stdlib", "platstdlib")
)


def libraries() -> bytes:
    """Digest of Python's version and of the name and version of every installed distribution."""
    found = {sys.version}
    for folder in sys.path:
        if os.path.isdir(folder):
            found |= {
                name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))
            }
    return digest("\n".join(sorted(found)).encode())


_code: dict[tuple[tuple[str, ...], tuple[str, ...]], bytes] = {}
_loaded: dict[str, Stamp] = {}


def code_digest(plugins: Iterable[str], commands: Iterable[str] = ()) -> bytes:
    """Digest of the libraries and of all code of this project, as this process has loaded it.

    *commands* are packages that run builds, of whose code no result depends.
    """
    key = tuple(plugins), tuple(commands)
    if key not in _code:  # what changes on disk later is not what runs here
        files = _code_files(*key)
        _loaded.update({file: stamp(file) for file in files})
        _code[key] = digest(libraries() + tree_digest(files))
    return _code[key]


def build_digest(settings: Mapping[str, Any], values: Fingerprints) -> tuple[bytes, list[str]]:
    """Digest of what all reads and pages depend on, and the settings that have none."""
    code = code_digest(settings["PLUGINS"], settings.get("INCREMENTAL_COMMANDS", ()))
    described, opaque = settings_digest(settings, values)
    files = tree_digest(settings.get("INCREMENTAL_INPUTS", ()))
    return digest(code + described + files), opaque


def is_code_as_loaded() -> bool:
    """Whether no file of this project's code has changed since this process loaded it."""
    return all(stamp(file) == seen for file, seen in _loaded.items())


def input_paths(settings: Mapping[str, Any]) -> list[str]:
    """The files and folders that a build with *settings* reads."""
    content, code = settings["PATH"], _code_files(tuple(settings["PLUGINS"]))
    folders = {os.path.dirname(file) for file in code if os.path.basename(file) == "__init__.py"}
    packages = {each for each in folders if os.path.basename(each) in settings["PLUGINS"]}
    statics = [os.path.join(content, path) for path in settings["STATIC_PATHS"]]
    given = [*settings["THEME_TEMPLATES_OVERRIDES"], *settings.get("INCREMENTAL_INPUTS", ())]
    found = [content, settings["THEME"], *code, *packages, *statics, *map(str, given)]
    found += _named_by_settings(settings)
    return _outermost(found)


def end_of_day(zone: str) -> float:
    """When the day ends in the time zone *zone*, in seconds since 1970: plugins may ask the day.

    It is over at once in a zone that is unknown, with which no build succeeds.
    """
    try:
        now = datetime.now(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return 0.0
    return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


def _outermost(paths: list[str]) -> list[str]:
    """Those of *paths* that are below no other of them."""
    known = {os.path.abspath(path) for path in paths}
    return [path for path in paths if known.isdisjoint(_above(os.path.abspath(path)))]


def _above(path: str) -> Iterator[str]:
    """The folders that *path*, which is absolute, is in."""
    while (folder := os.path.dirname(path)) != path:
        yield folder
        path = folder


def _named_by_settings(settings: Mapping[str, Any]) -> list[str]:
    """What a settings file names anywhere in its own folder, since it may have read it."""
    modules = {os.path.abspath(f): vars(m) for _, f, m in _loaded_modules()}
    files = {file: names for file, names in modules.items() if "SITENAME" in names}
    # One whose settings another file has taken over names what its own builds write.
    written = [path for where in {"": settings, **files}.items() for path in _written(*where)]
    return [
        path
        for file in files
        for path in _named_in(file)
        if os.path.exists(path) and os.path.dirname(file) in _above(os.path.abspath(path))
        if not any(_overlaps(path, each) for each in written)
    ]


def _written(file: str, settings: Mapping[str, Any]) -> list[str]:
    """The folders that builds with *settings* of *file* write in."""
    names = ("OUTPUT_PATH", "CACHE_PATH", "INCREMENTAL_PREVIOUS_OUTPUT")
    given = [str(settings[name]) for name in names if settings.get(name)]
    return [os.path.join(os.path.dirname(file), path) for path in given]


def _overlaps(path: str, output: str) -> bool:
    """Whether *path* is *output*, above it or below it."""
    one, other = (os.path.join(os.path.realpath(each), "") for each in (path, output))
    return one.startswith(other) or other.startswith(one)


def _named_in(file: str) -> set[str]:
    nodes = ast.walk(ast.parse(Path(file).read_bytes()))
    texts = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    names = {text for text in texts if text.strip("./ ") and "\0" not in text and len(text) < 256}
    return names | {os.path.join(os.path.dirname(file), name) for name in names}


def _code_files(plugins: Iterable[str], commands: Iterable[str] = ()) -> set[str]:
    """Loaded modules that are neither Python's own nor installed; plugins with all their files.

    None of the packages *commands* is among them.
    """
    found = set()
    for name, file, _ in _loaded_modules():
        ignored = name.partition(".")[0] in {"__main__", "__mp_main__", *commands}
        if ignored or file.startswith(_STANDARD) or "site-packages" in file:
            continue
        found.add(file)
        if name in plugins and os.path.basename(file) == "__init__.py":
            found |= {str(each) for each in Path(file).parent.rglob("*.py")}
    return found


def _loaded_modules() -> Iterator[tuple[str, str, ModuleType]]:
    """The name and the file of each module that is loaded from one.

    `sys.modules` is Python's only list of them: nothing else names what settings and plugins have
    imported, nor which files Pelican has read its settings from.
    """
    for name, module in tuple(sys.modules.items()):
        if file := getattr(module, "__file__", None):
            yield name, file, module


def settings_digest(settings: Mapping[str, Any], digests: Fingerprints) -> tuple[bytes, list[str]]:
    """Digest of *settings*, and the names of those that have none."""
    described, opaque = [], []
    for name in sorted(settings.keys() - _WITHOUT_EFFECT):
        value = settings[name] if name != "MARKDOWN" else as_completed(settings[name])
        try:
            described.append(name.encode() + b"\0" + digests.of(value))
        except OpaqueError:
            opaque.append(name)
    return digest(b"\1".join(described)), opaque


def as_completed(markdown: Mapping[str, Any]) -> dict[str, Any]:
    """The setting MARKDOWN as it is once Pelican's reader has added to it, in place."""
    configs = markdown.get("extension_configs", {})
    listed = [*markdown.get("extensions", ()), *configs, "markdown.extensions.meta"]
    extensions = [each for at, each in enumerate(listed) if each not in listed[:at]]
    return {**markdown, "extension_configs": configs, "extensions": extensions}
