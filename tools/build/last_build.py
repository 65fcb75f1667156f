"""What the last build of a settings file left: if nothing has changed since, none is needed.

It is found out without Pelican, which takes longer to load than the comparison takes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from incremental.digests import digest
from incremental.patch.plan import Patch, plan
from incremental.snapshot import STORE_NAME, files_below
from tools.files.file_transaction import FileTransaction
from tools.files.replacement import replace

_FOLDER: Final = Path(".cache") / "build"


class BuildFolders(NamedTuple):
    """The live site, and the file that holds the manifest and the cache of its builds."""

    output: Path
    store: Path

    @classmethod
    def of(cls, settings: dict[str, Any], output: Path) -> BuildFolders:
        """Those of a build into *output* with *settings*."""
        return cls(output, _store(settings))


class LastBuild:
    """The last build of the settings file *conf*."""

    def __init__(self, conf: Path) -> None:
        self._project = conf.absolute().parent
        self._file = self._project / _FOLDER / f"{conf.stem}.json"
        self._store_file = self._file.with_suffix(".store")
        self._indexed_file = self._file.with_suffix(".indexed")

    def store(self) -> Path:
        """The file that holds the cache of its builds, whether they succeeded or not."""
        try:
            return Path(self._store_file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return self._project / ".cache" / "unknown"

    def begin(self, settings: dict[str, Any]) -> None:
        """A build with *settings* begins, perhaps one that ends at its report."""
        replace(self._store_file, str(_store(settings)).encode())

    def folders(self) -> BuildFolders | None:
        """Where it was made; None if no build is remembered."""
        remembered = self._read()
        return remembered[0] if remembered else None

    def patch(self) -> Patch | None:
        """The files, perhaps none, that differ in a build made now; None if only a build can tell.

        The caller saves or drops the patch.
        """
        remembered = self._read()
        if remembered is None or self.has_interrupted_import():
            return None
        folders, snapshot = remembered
        if snapshot != _snapshot(folders.output):
            return None
        return plan(folders.store, folders.output)

    def has_interrupted_import(self) -> bool:
        """Whether an import of page views was killed half-way, which a build completes."""
        return FileTransaction(self._project).is_pending()

    def forget(self) -> None:
        """Another build begins."""
        self._file.unlink(missing_ok=True)

    def remember(self, folders: BuildFolders) -> str:
        """A build has ended in *folders*; returns the snapshot of its output."""
        output, store = folders
        content = {"output": str(output), "store": str(store), "files": _snapshot(output)}
        replace(self._file, json.dumps(content).encode())
        return content["files"]

    def snapshot(self) -> str:
        """The snapshot of its output; empty if no build is remembered."""
        remembered = self._read()
        return remembered[1] if remembered else ""

    def has_index(self) -> bool:
        """Whether the search index was last seen to be that of the output as it is remembered."""
        try:
            return self._indexed_file.read_text(encoding="utf-8") == self.snapshot() != ""
        except (OSError, UnicodeDecodeError):
            return False

    def remember_index(self, snapshot: str) -> None:
        """The search index is that of the output with this *snapshot*."""
        replace(self._indexed_file, snapshot.encode())

    def _read(self) -> tuple[BuildFolders, str] | None:
        """The folders and the snapshot of the output; None if there is no readable file."""
        try:
            content = json.loads(self._file.read_text(encoding="utf-8"))
            folders = BuildFolders(Path(content["output"]), Path(content["store"]))
            return folders, str(content["files"])
        except (OSError, ValueError, TypeError, KeyError):
            return None


def _store(settings: dict[str, Any]) -> Path:
    return Path(settings["CACHE_PATH"]) / STORE_NAME


def _snapshot(output: Path) -> str:
    """Digest of the name, the size and the time of each file, the search index among them."""
    found = files_below([str(output)])
    return digest(repr(sorted((name, seen[:2]) for name, seen in found.items())).encode()).hex()
