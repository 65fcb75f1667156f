"""The search index of a live site: made after the site is in place, and only if a text changed.

Until then the new site has the index of the old one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

from incremental.snapshot import files_below
from tools.build import search
from tools.files.staging_folder import StagingFolder, names_below

# What Pagefind reads of a page, `search.TEXTS`: an article that is a child of <main>.
_TEXT: Final = re.compile(rb"<main[^>]*>\s*(?:<nav.*?</nav>\s*)?(<article.*?</article>)", re.DOTALL)
_LANGUAGE: Final = re.compile(rb"<html[^>]*>")
Record = dict[str, list[str | int]]  # by page: size, time of change, digest of its text


class SearchIndex:
    """The search index of the live site whose staging folder is *staging*."""

    def __init__(self, staging: StagingFolder) -> None:
        self._staging = staging
        self._folder = staging.output / search.FOLDER
        self._record = staging.folder / "search-index.json"

    def texts(self) -> Record:
        """The digest of each page; a page with the size and time of the last index is not read."""
        before = self._read()
        found: Record = {}
        below = f"{self._staging.output}{os.sep}"
        for page, (size, written, _) in files_below([str(self._staging.output)]).items():
            if page.endswith(".html"):
                name = page.removeprefix(below).replace(os.sep, "/")
                known = before.get(name, [])
                is_known = known[:2] == [size, written]
                found[name] = known if is_known else [size, written, _digest(page)]
        return found

    def is_current(self, texts: Record) -> bool:
        """Whether the index is there and is that of *texts*."""
        return self._folder.is_dir() and _digests(self._read()) == _digests(texts)

    def update(self) -> int | None:
        """Make the index if a text has changed; the number of pages in it, None if none had.

        One that was made while a page changed is thrown away, and made again. Raises SearchError,
        OSError.
        """
        if not search.is_asked(self._staging.output):
            return None
        pages, texts = None, self.texts()
        while not self.is_current(texts):
            pages = self._make(texts)
            texts = self.texts()
        self._record.write_text(json.dumps(texts), encoding="utf-8")
        return pages

    def _make(self, texts: Record) -> int:
        """Make the index and put it in place, if the site still has *texts*."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            made = Path(name, search.FOLDER)
            pages = search.index(self._staging.output, made)
            with self._staging.locked(lambda: None):
                if _digests(self.texts()) == _digests(texts):
                    self._put_in_place(made)
                    self._record.write_text(json.dumps(texts), encoding="utf-8")
        return pages

    def _put_in_place(self, made: Path) -> None:
        """Write the files that differ: of a page that has not changed, none does.

        A save in `invoke serve` waits for this, since the staging folder is locked.
        """
        staged = self._staging.begin() / search.FOLDER
        names, live = names_below(made), names_below(self._folder)
        for name in names:
            if name not in live or (made / name).read_bytes() != (self._folder / name).read_bytes():
                (staged / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(made / name, staged / name)
        gone = live - names
        self._staging.patch(sorted(f"{search.FOLDER}/{each}" for each in gone))

    def _read(self) -> Record:
        try:
            known = json.loads(self._record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _digest(page: str) -> str:
    """Digest of the part of the file *page* that Pagefind reads; empty if it reads nothing."""
    html = Path(page).read_bytes()
    text, language = _TEXT.search(html), _LANGUAGE.search(html)
    if text is None or language is None:
        return ""
    return hashlib.blake2b(language[0] + text[1], digest_size=16).hexdigest()


def _digests(texts: Record) -> dict[str, str]:
    return {name: str(seen[-1]) for name, seen in texts.items() if seen and seen[-1]}
