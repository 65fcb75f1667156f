"""Many files change, or none: staged, listed in a journal, then renamed into place.

.cache/popularity/
    0, 1, …    the new files, staged
    journal    which of them replaces which file; it appears whole, by a rename
"""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.files.exchange import flush
from tools.files.journal import Journal

_ENDS = (signal.SIGINT, signal.SIGTERM)


class FileTransaction:
    """Replaces files below *root*. Every method raises OSError as the system does."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / ".cache" / "popularity"
        self._journal = Journal(self._folder / "journal")

    def is_pending(self) -> bool:
        """Whether a killed run has left a journal, so that `recover` has files to replace."""
        return self._journal.exists()

    def recover(self) -> bool:
        """Complete the journal of a killed run, or delete what it staged. True if it had one."""
        entries = self._journal.read()
        if entries:
            self._complete(entries)
        shutil.rmtree(self._folder, ignore_errors=True)
        return bool(entries)

    def replace(self, files: Mapping[Path, bytes]) -> None:
        """Give each of *files* its new content; Ctrl-C takes effect after the last."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        entries: dict[str, object] = {}
        for number, (path, content) in enumerate(sorted(files.items())):
            staged = self._folder / str(number)
            staged.write_bytes(content)
            if path.exists():
                shutil.copymode(path, staged)
            entries[str(number)] = path.relative_to(self._root).as_posix()
        flush(self._folder)
        with _deferred_signals():
            self._journal.write(entries)
            self._complete(entries)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _complete(self, entries: Mapping[str, object]) -> None:
        for number, name in entries.items():
            if (staged := self._folder / number).exists():
                target = self._root / str(name)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(staged, target)  # noqa: PTH105 - audited as os.rename
        flush(self._root)
        self._journal.delete()


@contextmanager
def _deferred_signals() -> Iterator[None]:
    """Signals that end the process (Ctrl-C, a shutdown) are raised again after the block."""
    caught: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {kind: signal.signal(kind, lambda number, _: caught.append(number)) for kind in _ENDS}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
        for number in caught[:1]:
            signal.raise_signal(number)
