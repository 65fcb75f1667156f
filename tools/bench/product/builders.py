"""Builders for this site and for the other generators, with the same texts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tools.bench.comparison import Builder
from tools.bench.generator import Generator
from tools.bench.generator_site import GeneratorSite, look_for
from tools.bench.measure import Cost
from tools.bench.product import build_run
from tools.bench.product.corpus import Text
from tools.bench.product.other_generators import post
from tools.bench.product.project_copy import ProjectCopy, edited
from tools.bench.product.serving import serve
from tools.bench.results import NAMES, SCENARIOS

_NOT_THEIRS: Final = ("first", "references")
_MANY_SAVES: Final = 1000
_FEW_TEXTS: Final = 100  # with more texts, many saves would take hours


class ThisSite:
    """A copy of this project with *texts* in the new folder *folder*."""

    name = NAMES[0]

    def __init__(self, folder: Path, texts: list[Text]) -> None:
        self._project = ProjectCopy(folder / self.name, texts)
        self._many_saves = _MANY_SAVES if len(texts) <= _FEW_TEXTS else 0

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
            look_for(wanted[1], self._project.output / wanted[0] / "index.html")
        index = {f"{scenario} index": parts.search} if f"{scenario} index" in SCENARIOS else {}
        return {scenario: parts.site, **index}

    def watch(self, repeats: int) -> Mapping[str, list[Cost]]:
        text, title, before, after = serve(self._project, repeats, self._many_saves)
        return {
            "watch text": text.page,
            "watch title": title.page,
            "watch lists": title.lists,
            "watch index": text.search,
            "watch before": before,
            "watch after": after,
        }


class OtherSite(GeneratorSite):
    """The site of another *generator* with *texts* and *images* in the new folder *folder*."""

    def __init__(self, generator: Generator, folder: Path, texts: list[Text], images: Path) -> None:
        posts = [post(text) for text in texts]
        chosen = posts.pop(edited(texts))
        posts.insert(len(posts) // 2, chosen)  # which is the one that is edited
        super().__init__(generator, folder, posts)
        shutil.copytree(images, folder / "content" / "images")

    def build(self, scenario: str, turn: int) -> Mapping[str, Cost]:
        return {} if scenario in _NOT_THEIRS else super().build(scenario, turn)


def builders(
    generators: list[Generator], folder: Path, texts: list[Text], images: Path
) -> list[Builder]:
    """This site, then those of *generators*, each with *texts* and *images* below *folder*."""
    others = [OtherSite(each, folder / each.name, texts, images) for each in generators]
    return [ThisSite(folder, texts), *others]
