"""Builds of one site in one process that stays: what a writer need not wait for comes later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pelican import signals

from report.mistake import Mistake
from tools.build import Manner, build
from tools.compiled_templates import CompiledTemplates
from tools.late_index import LateIndex


class WarmBuilds:
    """Builds of the site of the settings file *conf* into *output*."""

    def __init__(self, conf: Path, output: Path) -> None:
        self._conf, self._index = conf, LateIndex(output)
        self._templates = CompiledTemplates()
        signals.generator_init.connect(self._templates.lend)

    def rebuild(self, changed: set[Path], live: Callable[[], None]) -> list[Mistake]:
        """Build after a change of the paths *changed*; *live* is called once readers get it.

        Returns the warnings. Raises MistakesFound.
        """
        if self._conf in changed:
            self._templates.clear()
        if not changed:
            return build(settings=self._conf, manner=Manner(live=live))
        manner = Manner(index=self._index.carry_over, live=live)
        warnings = build(settings=self._conf, manner=manner)
        self._index.renew()
        return warnings
