"""A site of another system in the texts of this one, without its settings and without files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.tools.migrate import exports
from tools.migrate import names
from tools.migrate.bodies.headings import titled
from tools.migrate.conversion import Job, Moved, convert
from tools.migrate.detection import system_of
from tools.migrate.media import media
from tools.migrate.plan import plan
from tools.migrate.targets import Targets


def moved(folder: Path, files: Mapping[str, str | bytes]) -> dict[str, Moved]:
    """What becomes of *files*, which are written below *folder*, by the path of each text."""
    place = exports.write(folder, files)
    system = system_of(place)
    source = system.source(place)
    texts = [titled(text) for text in system.read(source)]
    placed = plan(texts, source, "en")
    site = {name: value for name, value in source.options.items() if isinstance(value, str)}
    targets = Targets(placed, media(source), source.url)
    job = Job(targets, names.spellings(texts), site=site)
    found = (convert(*pair, job) for pair in zip(texts, placed.places, strict=True))
    return {each.file: each for each in found}


def body(made: Moved) -> str:
    """The text below the front matter."""
    return made.content.split("---\n", 2)[2].strip("\n")


def told(made: Moved, kind: str) -> list[str]:
    """What the report says of *kind*, each with its line."""
    return [f"{each.line}: {each.problem}" for each in made.diagnostics if each.field == kind]
