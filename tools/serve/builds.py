"""Builds of one site, one after the other, in a process that stays."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

from incremental.patch.edits import load_compiler
from incremental.patch.plan import plan
from report.diagnostic import Diagnostic
from tools.build import errors, patching
from tools.build.build import BuildOptions, build
from tools.build.last_build import BuildFolders, LastBuild
from tools.files.staging_folder import StagingFolder
from tools.serve.deferred_index import DeferredIndex
from tools.serve.edited_page import EditedPage


class SiteBuilds:
    """Builds of the site of the settings file *conf*, which says *settings*.

    The search index is made after a pause, so that no build waits for it.
    """

    def __init__(self, conf: Path, settings: dict[str, Any]) -> None:
        self._conf, self._last = conf, LastBuild(conf)
        self._folders = BuildFolders.of(settings, Path(settings["OUTPUT_PATH"]))
        self._staging = StagingFolder(self._folders.output)
        self._index = DeferredIndex(self._staging)
        self._changed: set[Path] = set()  # since the last build that succeeded
        self._edited_page = EditedPage(self._staging)

    def first(self, on_live: Callable[[], None]) -> list[Diagnostic]:
        """Build if anything has changed; *on_live* is called once readers get the site.

        Returns the warnings. Raises DiagnosticsError.
        """
        with errors.reported(self._conf):
            patched = patching.bring_up_to_date(self._last, lambda: None)
        if patched is None:
            return self._build(on_live)
        on_live()
        return patched.warnings

    def prepare(self) -> None:
        """Load what compiles a text, which the first save would wait for."""
        with contextlib.suppress(Exception):  # the first save does without, and says what is wrong
            patch = plan(self._folders.store, self._folders.output, ())
            if patch is not None:
                try:
                    load_compiler(patch)
                finally:
                    patch.drop()

    def rebuild(self, changed: set[Path], on_live: Callable[[], None]) -> list[Diagnostic]:
        """Build after a change of the paths *changed*, as `first` does."""
        self._changed |= changed
        with errors.reported(self._conf):
            warnings = self._patch(on_live)
        if warnings is None:
            self._show_edited_page(changed, on_live)
            try:
                warnings = self._build(on_live)
            finally:
                gc.collect()  # the last site is full of cycles, and seldom is garbage looked for
        self._changed.clear()
        self._index.renew()
        return warnings

    def _show_edited_page(self, changed: set[Path], on_live: Callable[[], None]) -> None:
        """Let the writer see the text that was edited, before all that shows its title or tags."""
        with contextlib.suppress(Exception):  # whatever is wrong, the build that follows reports it
            if len(changed) == 1:
                self._edited_page.show(next(iter(changed)), on_live)

    def _build(self, on_live: Callable[[], None]) -> list[Diagnostic]:
        options = BuildOptions(index_later=True, on_live=lambda _warnings: on_live())
        return build(self._conf, options=options)

    def _patch(self, on_live: Callable[[], None]) -> list[Diagnostic] | None:
        """The warnings, if a patch brings the site up to date; None if it takes a build."""
        if self._last.has_interrupted_import():
            return None
        with self._staging.locked(lambda: None):
            patch = plan(self._folders.store, self._folders.output, self._changed)
            if patch is None:
                return None
            self._last.forget()
            patching.commit(patch, self._staging, on_live)
            return patching.as_diagnostics(patch.diagnostics)
