"""What the last build of a settings file left: if all is still so, another would make the same.

It asks without Pelican, which takes longer to load than all there is to compare.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from incremental.blake import digest
from incremental.patch.plan import Patch, plan
from incremental.survey import STORE_NAME, files_below
from tools.files.transaction import Transaction

_NOTES: Final = Path(".cache") / "build"


class Place(NamedTuple):
    """Where a build wrote, and where the engine keeps what it knows of that."""

    output: Path
    store: Path

    @classmethod
    def of(cls, settings: dict[str, Any], output: Path) -> Place:
        return cls(output, Path(settings["CACHE_PATH"]) / STORE_NAME)


class LastBuild:
    """The last build of the settings file *conf*."""

    def __init__(self, conf: Path) -> None:
        self._project = conf.absolute().parent
        self._note = self._project / _NOTES / f"{conf.stem}.json"

    def place(self) -> Place | None:
        """Where it was made; None if it is not remembered."""
        told = self._told()
        return told[0] if told else None

    def patch(self) -> Patch | None:
        """What has to be put into the output, perhaps nothing, for it to be as a build would now
        make it; None if only a build can tell. Whoever asks settles or drops it.
        """
        told = self._told()
        if told is None or self.has_promise() or told[1] != _files(told[0].output):
            return None
        return plan(told[0].store, told[0].output)

    def has_promise(self) -> bool:
        """Whether an import of page views was killed half-way, which a build completes."""
        return Transaction(self._project).is_pending()

    def forget(self) -> None:
        """Another build begins."""
        self._note.unlink(missing_ok=True)

    def remember(self, place: Place) -> None:
        """A build has ended at *place*."""
        told = {
            "output": str(place.output),
            "store": str(place.store),
            "files": _files(place.output),
        }
        self._note.parent.mkdir(parents=True, exist_ok=True)
        draft = self._note.with_suffix(".new")
        draft.write_text(json.dumps(told), encoding="utf-8")
        draft.replace(self._note)

    def _told(self) -> tuple[Place, str] | None:
        try:
            told = json.loads(self._note.read_text(encoding="utf-8"))
            return Place(Path(told["output"]), Path(told["store"])), str(told["files"])
        except (OSError, ValueError, TypeError, KeyError):
            return None


def _files(output: Path) -> str:
    """Digest of the name, the size and the time of each file, the search index among them."""
    found = files_below([str(output)])
    return digest(repr(sorted((name, seen[:2]) for name, seen in found.items())).encode()).hex()
