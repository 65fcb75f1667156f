"""A copy of this project with the texts of a corpus, and the edits that are measured."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from tools import PROJECT
from tools.bench.measure import RunError
from tools.bench.product.corpus import Text

DAY: Final = "2026-11-28T12:00:00Z"  # of the commit, from which a build has its day
_CACHES: Final = ("output", "output.build", ".cache")


def edited(texts: list[Text]) -> int:
    """The place in *texts* of the post that is edited: the middle one of those made, or of all."""
    posts = [place for place, text in enumerate(texts) if text.path.parent.name == "posts"]
    return posts[len(posts) // 2]


class ProjectCopy:
    """The copy in the new folder *folder*, whose texts are *texts*."""

    def __init__(self, folder: Path, texts: list[Text]) -> None:
        self.folder, self.output = folder, folder / "output"
        self.invoke = str(folder / ".venv/bin/invoke")
        self._first = self._now = texts[edited(texts)]
        tags = {tag for text in texts for tag in text.fields.get("tags", ())}
        self._more_tags = sorted(tags.difference(self._first.fields["tags"]))
        _copy(folder)
        for text in texts:
            _write_new(folder / "content" / text.path, text.source())
        self._bibliography = folder / "content/references.bib"
        self._references = self._bibliography.read_text(encoding="utf-8")
        self._save(self._first)
        _commit(folder)

    @property
    def address(self) -> str:
        """Of the page of the edited text."""
        return f"{self._first.slug}/"

    def forget(self) -> None:
        """Leave nothing of an earlier build. It is moved, not deleted: see `Generator.forget`."""
        old = Path(tempfile.mkdtemp(prefix="old-", dir=self.folder.parent))
        for name in _CACHES:
            if (self.folder / name).exists():
                (self.folder / name).rename(old / name)

    def edit(self, what: str, turn: int) -> tuple[str, str] | None:
        """Edit *what* for the time *turn*; the page that is to show it, and the words if any."""
        edits = {
            "text": self.edit_body,
            "title": self.edit_title,
            "tags": self._edit_tags,
            "date": self._edit_date,
            "popularity": self._edit_popularity,
            "references": self._edit_references,
        }
        return edits[what](turn) if what in edits else None

    def edit_body(self, turn: int) -> tuple[str, str]:
        """Let a new word be the last paragraph."""
        words = f"Edited{turn:05}"
        self._save(replace(self._now, body=f"{self._first.body}\n{words}.\n"))
        return self.address, words

    def edit_title(self, turn: int) -> tuple[str, str]:
        """Let a new word end the title."""
        words = f"Retitled{turn:05}"
        self._set("title", f"{self._first.fields['title']} {words}")
        return self.address, words

    def _edit_tags(self, turn: int) -> tuple[str, str]:
        """Add a tag that other texts have."""
        added = self._more_tags[: turn + 1]
        self._set("tags", [*self._first.fields["tags"], *added])
        return self.address, added[-1]

    def _edit_date(self, turn: int) -> None:
        self._set("date", self._first.fields["date"] + timedelta(days=turn + 1))

    def _edit_popularity(self, turn: int) -> None:
        """A tenth more, as the next import of page views may bring."""
        before = self._first.fields["popularity"]
        self._set("popularity", before + (turn + 1) * max(1, before // 10))

    def _edit_references(self, turn: int) -> tuple[str, str]:
        """Add a word, which no other edit adds, to the title of the first entry."""
        words = f"Republished{turn:05}"
        changed = re.sub(r"(?m)^(  title = \{.*)\},$", rf"\1 {words}}},", self._references, count=1)
        self._bibliography.write_text(changed, encoding="utf-8")
        return "references/", words

    def _set(self, field: str, value: Any) -> None:
        self._save(replace(self._now, fields={**self._now.fields, field: value}))

    def _save(self, text: Text) -> None:
        self._now = text
        path = self.folder / "content" / text.path
        path.write_text(text.source(), encoding="utf-8")


def _copy(folder: Path) -> None:
    """Every file that git knows, as it is now, or would take, with the same environment."""
    for name in _files():
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    (folder / ".venv").symlink_to(Path(sys.prefix).resolve())


def _files() -> Iterator[str]:
    listed = _git(PROJECT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return (name for name in listed.split("\0") if name)


def _write_new(path: Path, source: str) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")


def _commit(folder: Path) -> None:
    """The last commit says what day it is: without one each build would warn."""
    author = ("-c", "user.name=Bench", "-c", "user.email=bench@corpus.example")
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, *author, "commit", "--quiet", "--message", "Make the corpus")


def _git(folder: Path, *arguments: str) -> str:
    """The output of git. Raises RunError."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, "GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RunError(f"git {arguments[0]}: {done.stderr.strip()[-300:]}")
    return done.stdout
