"""Pelican's own class, which makes only what shows edited text if nothing else has changed.

For the setting `PELICAN_CLASS`, which takes a class.
"""

from __future__ import annotations

from pelican import Pelican

from incremental import receivers


class IncrementalPelican(Pelican):  # type: ignore[misc]
    """What `pelican` runs: once, or at each change with `--autoreload`."""

    def run(self) -> None:
        """Patch the output, or build as Pelican does."""
        if not receivers.patched(self):
            super().run()
