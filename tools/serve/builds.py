"""Builds of one site in one process that stays: what a writer need not wait for comes later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import signals

from incremental.patch.plan import plan
from report.diagnostic import Diagnostic
from tools.build import errors
from tools.build.build import BuildOptions, build
from tools.build.last_build import LastBuild, Place
from tools.build.patching import as_mistakes, bring_up_to_date, put_in_place
from tools.files.staging_folder import StagingFolder
from tools.serve.compiled_templates import CompiledTemplates
from tools.serve.deferred_index import DeferredIndex


class SiteBuilds:
    """Builds of the site of the settings file *conf*, which says *settings*."""

    def __init__(self, conf: Path, settings: dict[str, Any]) -> None:
        self._conf, self._last = conf, LastBuild(conf)
        self._place = Place.of(settings, Path(settings["OUTPUT_PATH"]))
        self._staging = StagingFolder(self._place.output)
        self._index = DeferredIndex(self._staging)
        self._changed: set[Path] = set()  # since the last build that came to its end
        self._templates = CompiledTemplates()
        signals.generator_init.connect(self._templates.lend)

    def first(self, live: Callable[[], None]) -> list[Diagnostic]:
        """Build, or see that there is nothing to do; *live* is called once readers get the site.

        Returns the warnings. Raises DiagnosticsError.
        """
        with errors.reported(self._conf):
            made = bring_up_to_date(self._last, lambda: None)
        if made is None:
            return self._built(live)
        live()
        return made.warnings

    def rebuild(self, changed: set[Path], live: Callable[[], None]) -> list[Diagnostic]:
        """The same after a change of the paths *changed*."""
        self._changed |= changed
        if self._conf in changed:
            self._templates.clear()
        with errors.reported(self._conf):
            warnings = self._patched(live)
        if warnings is None:
            warnings = self._built(live)
        self._changed.clear()
        self._index.renew()
        return warnings

    def _built(self, live: Callable[[], None]) -> list[Diagnostic]:
        options = BuildOptions(index=self._index.carry_over, live=live)
        return build(settings=self._conf, options=options)

    def _patched(self, live: Callable[[], None]) -> list[Diagnostic] | None:
        """The warnings, if the pages that show what has changed could be made without Pelican."""
        if self._last.has_promise():
            return None
        with self._staging.locked(lambda: None):
            patch = plan(self._place.store, self._place.output, self._changed)
            if patch is None:
                return None
            self._last.forget()
            put_in_place(patch, self._staging, live)
            return as_mistakes(patch.diagnostics)
