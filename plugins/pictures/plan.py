"""What is made of which file in one build, and where it is then."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import report
from pictures.cache import PictureCache
from pictures.facts import Facts, PictureError
from pictures.making import Named, make_missing, unreadable
from pictures.options import Options
from pictures.published import Made
from pictures.recipe import Recipe
from report.diagnostic import Diagnostic
from report.place import shown


class Plan:
    """What is made in one build, by source below the content folder."""

    def __init__(self, root: Path, cache: PictureCache, options: Options) -> None:
        """*root* is the content folder."""
        self.root = root
        self.cache = cache
        self.options = options
        self.facts: dict[str, Facts] = {}
        self.wanted: dict[Path, Named] = {}

    def look_at(self, files: Iterable[str]) -> None:
        """Read the facts of *files*, and report each that no picture can be made of."""
        for file in sorted(files):
            try:
                facts = self.cache.facts(self.root / file, self.options.megapixels)
            except (OSError, PictureError) as error:
                self.report(self.root / file, error)
                continue
            if facts is not None:
                self.facts[file] = facts
                if facts.place:
                    self._report_place(self.root / file)

    def want(self, file: str, recipe: Recipe) -> str:
        """Have *recipe* made of *file*; returns its name."""
        name = recipe.name(self.facts[file].digest)
        self.wanted.setdefault(self.root / file, {})[name] = recipe
        return name

    def make(self, *, report_only: bool = False) -> None:
        """Make what is wanted; with *report_only* just report what could not be made."""
        look_at = unreadable if report_only else make_missing
        for path, error in look_at(self.wanted, self.cache):
            self.report(path, error)
        self.cache.save()

    def is_there(self, name: str) -> bool:
        """Whether *name* was made, and was not too large."""
        return bool(self.cache.size(name))

    def address(self, name: str) -> str:
        return f"{self.options.folder}/{name}"

    def source(self, name: str) -> str:
        """The file to copy *name* from."""
        return str(self.cache.path(name).absolute())

    def published(self, besides: Container[str]) -> Iterator[Made]:
        """Every picture of the folder of pictures: all but *besides*."""
        names = {name for named in self.wanted.values() for name in named}
        for name in sorted(filter(self.is_there, names)):
            if name not in besides:
                yield Made(self.source(name), self.address(name))

    def _report_place(self, path: Path) -> None:
        problem = "names the place where it was taken; readers do not get it, the repository has it"
        remedy = "`invoke proofread --strip-places` takes it out of the file"
        report.add(Diagnostic(shown(path, self.root), 1, "place", problem, remedy, "warning"))

    def report(self, path: Path, error: Exception) -> None:
        problem, _, remedy = str(error).rpartition("; ")
        remedy = remedy if problem else "save it again"
        problem = problem or f"cannot be read: {getattr(error, 'strerror', None) or error}"
        report.add(Diagnostic(shown(path, self.root), 1, "file", problem, remedy))
