"""A build that reads and keeps nothing of others: only its work is shared out to all cores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator

from .compile_stage import CompileStage
from .compiled_templates import CompiledTemplates
from .parallel_rendering import render_in_parallel, usable_cores
from .trusted_packages import Listeners, TrustedPackages
from .typesetting import dict_of
from .writer import IncrementalWriter

_TEMPLATE_CODE = ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")


class UncachedBuild:
    """One run of Pelican with `INCREMENTAL_CACHE = False`."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self._trust = TrustedPackages(settings.get("INCREMENTAL_PURE", ()))
        self._texts = CompileStage(settings, self._trust)
        self._templates = CompiledTemplates(Path(), b"")  # in memory, for all generators

    def attach(self, generator: Generator) -> None:
        """Have readers with a compile stage of their own compile in other processes."""
        generator.env.bytecode_cache = self._templates
        if isinstance(generator, ArticlesGenerator):
            render_in_parallel(generator)
        self._texts.attach(generator, b"", [])

    def prepare(self, generator: Generator) -> None:
        """Before each source of *generator*."""
        self._templates.compile_early(generator.env, self.settings)
        self._texts.prepare(generator)

    def register_content(self, content: Content) -> None:
        content.settings = dict_of(content.settings)

    def writer(self) -> type[IncrementalWriter]:
        """The writer class of this build; pages are about to be written."""
        self.close()
        return type("UncachedWriter", (IncrementalWriter,), {"cores": self._cores()})

    def _cores(self) -> int:
        """One if a plugin listens to pages that are written, or code may remember other pages."""
        trusted = all(map(self._trust.covers, self.settings["PLUGINS"]))
        if not trusted or any(self.settings.get(name) for name in _TEMPLATE_CODE):
            return 1
        return usable_cores(Listeners.connected(), self.settings)

    def forget(self) -> None:
        """Nothing is known of templates' values."""

    def finish(self) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        self._texts.close()
        self._templates.take_early()
