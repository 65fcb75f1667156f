"""One generator's copy of the corpus, with the edits that are measured."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tools.bench.corpus import Post
from tools.bench.generator import Generator
from tools.bench.measure import Cost, RunError, run
from tools.bench.watching import Watcher, watched


class GeneratorSite:
    """One generator's copy of the corpus in the new folder *folder*, and the post that is edited.

    The post in the middle stands for any: it is on some page of each list, and it need not be a
    popular one.
    """

    def __init__(self, generator: Generator, folder: Path, posts: list[Post]) -> None:
        self.generator, self.folder = generator, folder
        self._first = self._now = posts[len(posts) // 2]
        others = {tag for post in posts for tag in post.tags}
        self._more_tags = sorted(others.difference(self._first.tags))
        generator.prepare(folder, posts)

    @property
    def output(self) -> Path:
        """The folder of the built site."""
        return self.folder / "output"

    @property
    def name(self) -> str:
        """The name of the generator."""
        return self.generator.name

    def build(self, scenario: str, turn: int) -> Mapping[str, Cost]:
        """Make the edit of *scenario* for the time *turn* and build; the costs by scenario.

        Raises RunError, also if the page does not show the edit, and OSError.
        """
        if scenario == "cold":
            self.generator.forget(self.folder)
            os.sync()  # else who runs on all cores pays for writing what the last one has made
        wanted = self._edit(scenario, turn)
        cost = run(self.generator.command, self.folder, self.generator.environment)
        if wanted:
            look_for(wanted[1], wanted[0])
        return {scenario: cost}

    def watch(self, repeats: int) -> Mapping[str, list[Cost]]:
        """The costs of saves of the text while the generator watches. Raises RunError, OSError."""
        self.generator.forget(self.folder)
        watcher = Watcher(self.generator.watch, self.folder, self.generator.environment)
        costs = watched(watcher, lambda turn: self.edit_body(f"Watched{turn:05}."), repeats)
        return {"watch text": costs}

    def _edit(self, scenario: str, turn: int) -> tuple[Path, str] | None:
        """The page that is to show the edit, and the words, if it can be seen there."""
        if scenario == "text":
            return self.edit_body(f"Edited{turn:02}.")
        if scenario == "title":
            return self.edit_title(f"Retitled{turn:02}")
        if scenario == "tags":
            return self.edit_tags(turn + 1)
        if scenario == "popularity":
            self.edit_popularity(turn + 1)
        elif scenario == "date":
            self.edit_day(turn + 1)
        return None

    def edit_body(self, words: str) -> tuple[Path, str]:
        """Let *words* be the last paragraph; the page that is to show them, and they."""
        return self._save(replace(self._now, body=f"{self._first.body}\n{words}\n"), words)

    def edit_title(self, words: str) -> tuple[Path, str]:
        """Let *words* end the title; the page that is to show them, and they."""
        return self._save(replace(self._now, title=f"{self._first.title} {words}"), words)

    def edit_popularity(self, more: int) -> None:
        """Add *more*: it is a field that no page shows, but every list of popular posts asks."""
        self._save(replace(self._now, popularity=self._first.popularity + more), "")

    def edit_tags(self, more: int) -> tuple[Path, str]:
        """Add *more* tags that other posts have; the page that is to show the last, and its name.

        None is taken away: not every generator deletes the pages that a list no longer needs.
        """
        added = self._more_tags[:more]
        tags = tuple(sorted((*self._first.tags, *added)))
        return self._save(replace(self._now, tags=tags), added[-1])

    def edit_day(self, more: int) -> None:
        """Move the date *more* days on."""
        self._save(replace(self._now, day=self._first.day + timedelta(days=more)), "")

    def _save(self, post: Post, words: str) -> tuple[Path, str]:
        self._now = post
        source = self.generator.file(self.folder, post.slug)
        source.write_text(self.generator.source(post), encoding="utf-8")
        return self.output / post.slug / "index.html", words


def look_for(words: str, page: Path) -> None:
    """Raises RunError unless *page* has *words*."""
    if words not in page.read_text(encoding="utf-8"):
        raise RunError(f"{page.parent.name} does not show what was edited")
