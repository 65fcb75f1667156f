"""What the last build of a settings file left: if all is still so, another would make the same.

It asks without Pelican, which takes longer to load than all there is to compare. A build that had
a warning is not remembered: the warning is to be seen again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from incremental.blake import digest
from incremental.refresh import nothing_changed
from incremental.survey import files_below
from tools.popularity.transaction import Transaction

_NOTES: Final = Path(".cache") / "build"
_STORE: Final = "incremental.sqlite"


class LastBuild:
    """The last build of the settings file *conf*."""

    def __init__(self, conf: Path) -> None:
        self._project = conf.absolute().parent
        self._note = self._project / _NOTES / f"{conf.stem}.json"

    def still_stands(self) -> bool:
        """Whether sources, settings, code and output are what they were when it ended."""
        try:
            told = json.loads(self._note.read_text(encoding="utf-8"))
            output, store, seen = Path(told["output"]), Path(told["store"]), told["files"]
        except (OSError, ValueError, TypeError, KeyError):
            return False
        if Transaction(self._project).is_promised() or seen != _files(output):
            return False
        return nothing_changed(store, output)

    def forget(self) -> None:
        """Another build begins."""
        self._note.unlink(missing_ok=True)

    def remember(self, settings: dict[str, Any], output: Path) -> None:
        """A build with *settings* into *output* has ended without a word."""
        store = Path(settings["CACHE_PATH"]) / _STORE
        if "incremental" not in settings["PLUGINS"] or not settings.get("INCREMENTAL", True):
            return
        told = {"output": str(output), "store": str(store), "files": _files(output)}
        self._note.parent.mkdir(parents=True, exist_ok=True)
        draft = self._note.with_suffix(".new")
        draft.write_text(json.dumps(told), encoding="utf-8")
        draft.replace(self._note)


def _files(output: Path) -> str:
    """Digest of the name, the size and the time of each file, the search index among them."""
    found = files_below([str(output)])
    return digest(repr(sorted((name, seen[:2]) for name, seen in found.items())).encode()).hex()
