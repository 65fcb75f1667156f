"""The mistakes of the build that is running."""

from __future__ import annotations

from report.mistake import Mistake

_found: set[Mistake] = set()


def tell(mistake: Mistake) -> None:
    """Add *mistake* to the report of this build."""
    _found.add(mistake)


def amend(old: Mistake, new: Mistake) -> None:
    """Put *new* in the place of *old*: somebody knows better where it is."""
    _found.discard(old)
    _found.add(new)


def found() -> list[Mistake]:
    """Every mistake of this build so far, sorted."""
    return sorted(_found)


def begin() -> None:
    """Forget the mistakes of an earlier build in this process."""
    _found.clear()
