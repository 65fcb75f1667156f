"""This site and the others, each as something that builds after an edit and that watches."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from tools.bench.edits import Site
from tools.bench.generator import Generator
from tools.bench.measure import Cost, RunError, run
from tools.bench.product import build_run
from tools.bench.product.corpus import Text
from tools.bench.product.other_generators import post
from tools.bench.product.project import Project, edited
from tools.bench.product.rows import SCENARIOS
from tools.bench.product.serving import serve
from tools.bench.watching import Watcher, watched

_NOT_THEIRS: Final = ("first", "references")


class Builder(Protocol):
    """A generator with its site."""

    name: str

    def build(self, scenario: str, turn: int) -> Mapping[str, Cost]:
        """Make the edit of *scenario* for the time *turn* and build; the costs by scenario.

        Raises RunError, also if the page does not show the edit, and OSError.
        """

    def watch(self, repeats: int) -> Mapping[str, list[Cost]]:
        """The costs of saves in a program that watches, by scenario. Raises RunError, OSError."""


class ThisSite:
    """A copy of this project with *texts* in the new folder *folder*."""

    name = "product"

    def __init__(self, folder: Path, texts: list[Text]) -> None:
        self._project = Project(folder / self.name, texts)

    def build(self, scenario: str, turn: int) -> Mapping[str, Cost]:
        command = [self._project.invoke, "build"]
        if scenario in ("cold", "first"):
            self._project.forget()
            os.sync()  # else the next pays for writing out what the last one has made
        if scenario == "cold":
            command.append("--no-cache")
        wanted = self._project.edit(scenario, turn)
        parts = build_run.run(command, self._project.folder)
        if wanted:
            _look_for(wanted[1], self._project.output / wanted[0] / "index.html")
        index = {f"{scenario} index": parts.search} if f"{scenario} index" in SCENARIOS else {}
        return {scenario: parts.site, **index}

    def watch(self, repeats: int) -> Mapping[str, list[Cost]]:
        text, title = serve(self._project, repeats)
        return {
            "serve text": text.page,
            "serve title": title.page,
            "serve lists": title.lists,
            "serve index": text.search,
        }


class OtherSite:
    """The site of another *generator* with *texts* in a new folder below *folder*."""

    def __init__(self, generator: Generator, folder: Path, texts: list[Text], images: Path) -> None:
        self.name = generator.name
        self._generator = generator
        posts = [post(text) for text in texts]
        chosen = posts.pop(edited(texts))
        posts.insert(len(posts) // 2, chosen)  # which is the one that `Site` edits
        self._site = Site(generator, folder / self.name, posts)
        for image in images.iterdir():
            target = self._site.folder / "content" / "images" / image.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(image.read_bytes())

    def build(self, scenario: str, turn: int) -> Mapping[str, Cost]:
        if scenario in _NOT_THEIRS:
            return {}
        wanted = self._site.begin(scenario, turn)
        cost = run(self._generator.command, self._site.folder, self._generator.environment)
        if wanted:
            _look_for(wanted[1], wanted[0])
        return {scenario: cost}

    def watch(self, repeats: int) -> Mapping[str, list[Cost]]:
        generator = self._generator
        watcher = Watcher(generator.watch, self._site.folder, generator.environment)
        costs = watched(watcher, lambda turn: self._site.edit_body(f"Watched{turn:05}."), repeats)
        return {"serve text": costs}


def builders(
    generators: list[Generator],
    names: tuple[str, ...],
    folder: Path,
    texts: list[Text],
    content: Path,
) -> list[Builder]:
    """Those of *names*, ours first, each with *texts*; *content* is where ours come from."""
    ours: list[Builder] = [ThisSite(folder, texts)] if ThisSite.name in names else []
    others = (each for each in generators if each.name in names)
    return [*ours, *(OtherSite(each, folder, texts, content / "images") for each in others)]


def _look_for(words: str, page: Path) -> None:
    if words not in page.read_text(encoding="utf-8"):
        raise RunError(f"{page.parent.name} does not show what was edited")
