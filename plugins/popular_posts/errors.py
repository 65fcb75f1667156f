"""The one error that carries every mistake which this plugin finds."""

from __future__ import annotations

from collections.abc import Iterable


class PopularPostsError(Exception):
    """Stops a build; *problems* are one line each, sorted."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(self.problems))
