"""The one error that carries every mistake which this plugin finds."""

from __future__ import annotations

from collections.abc import Iterable


class PopularPostsError(Exception):
    """Stops a build; *mistakes* are one line each, sorted."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = sorted(mistakes)
        super().__init__("\n".join(self.mistakes))
