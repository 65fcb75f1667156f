"""The manifest of a site: where it comes from, and the SHA-256 and size of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from reviews.today import day_at

MANIFEST_PATH = ".well-known/site-manifest.json"
# What a host reads and need not serve.
FOR_THE_HOST = frozenset({".nojekyll", "CNAME", "_headers"})


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """*size* is in bytes, *sha256* in hexadecimal."""

    sha256: str
    size: int


class SiteManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """*source* is the commit, *clock* the seconds since 1970 that the build took for now.

    *requirements* is the SHA-256 of `requirements.txt`. With the same three a build gives the same
    *files*, whose paths are relative to *site*, the address of the home page. Of *clock* only the
    day in the time zone *zone* counts.
    """

    site: str
    source: str
    clock: int
    requirements: str
    files: dict[str, File]
    zone: str = "UTC"
    format: int = 1

    @property
    def day(self) -> date:
        """The day of the build: what is dated later waits."""
        return day_at(self.clock, self.zone)

    def encode(self) -> bytes:
        """The manifest as it is published: UTF-8, sorted, a line for each value."""
        return msgspec.json.format(msgspec.json.encode(self, order="sorted"), indent=1) + b"\n"

    def digest(self) -> str:
        """The SHA-256 of the encoded manifest, which stands for the whole site."""
        return hashlib.sha256(self.encode()).hexdigest()


def parse(raw: bytes) -> SiteManifest | None:
    """The manifest in *raw*; None when it is none of ours."""
    try:
        manifest = msgspec.json.decode(raw, type=SiteManifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return manifest if manifest.format == 1 else None


def list_files(folder: Path) -> dict[str, File]:
    """Every file below *folder* but the manifest itself, by its path with forward slashes.

    Links are listed under their own name and never followed out of the folder.
    """
    paths = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    named = {_name(path.relative_to(folder)): path for path in paths}
    return {name: _file(path) for name, path in sorted(named.items()) if name != MANIFEST_PATH}


def differences(old: Mapping[str, File], new: Mapping[str, File]) -> dict[str, str]:
    """Each path that is not the same, with `added`, `changed` or `removed`; sorted by path."""
    kinds = {path: _kind(path, old, new) for path in sorted(old.keys() | new.keys())}
    return {path: kind for path, kind in kinds.items() if kind}


def _kind(path: str, old: Mapping[str, File], new: Mapping[str, File]) -> str:
    if path not in old:
        return "added"
    if path not in new:
        return "removed"
    return "" if old[path] == new[path] else "changed"


def _name(path: Path) -> str:
    """*path* with forward slashes; a byte that is no UTF-8 as `\\udcff`, refused by the guard."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def _file(path: Path) -> File:
    if path.is_symlink() or not path.is_file():
        return File(sha256="", size=0)
    with path.open("rb") as file:
        return File(hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)
