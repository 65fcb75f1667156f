"""What a site may set: budgets, texts and words, in `checks.toml`."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import msgspec


class SettingsError(Exception):
    """The settings file cannot be read; the text says where and why."""


class CheckSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Paths are relative to the folder that check runs in.

    *texts* are files and folders whose spelling is checked, *words* what codespell may meet there;
    *budgets* are bytes of the gzipped page by a pattern of its file, the first that fits counts;
    *lighthouse* and *screens* are files of pages, or None for those that `key_pages` chooses;
    *reading_grade* is the highest Flesch-Kincaid grade of a page's running text.
    """

    budgets: dict[str, int] = msgspec.field(default_factory=lambda: {"*": 10 * 1460})
    texts: list[str] = msgspec.field(default_factory=list)
    words: list[str] = msgspec.field(default_factory=list)
    file: str = "checks.toml"
    reading_grade: float = 14.0
    grade_exempt: list[str] = msgspec.field(default_factory=list)
    lighthouse: list[str] | None = None
    lighthouse_floor: float = 100.0
    screens: list[str] | None = None

    def budget(self, file: str) -> int | None:
        """The most bytes of the page *file*; None if it has no budget."""
        return next((size for glob, size in self.budgets.items() if fnmatch(file, glob)), None)


def default_settings() -> CheckSettings:
    """Those of `checks.toml`, or what holds without it. Raises `SettingsError`."""
    path = Path("checks.toml")
    return read_settings(path) if path.is_file() else CheckSettings()


def read_settings(path: Path) -> CheckSettings:
    """The settings in *path*. Raises `SettingsError`."""
    try:
        return msgspec.structs.replace(
            msgspec.toml.decode(path.read_bytes(), type=CheckSettings), file=path.as_posix()
        )
    except (msgspec.DecodeError, ValueError) as error:
        raise SettingsError(f"{path}:1: settings: {error}") from error
