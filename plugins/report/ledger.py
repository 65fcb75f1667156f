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
    """Every mistake of this build so far, sorted, and none that only follows from another."""
    return sorted(mistake for mistake in _found if not _follows(mistake))


def _follows(mistake: Mistake) -> bool:
    """Whether Pelican could not read the bytes of a file whose encoding is known to be wrong."""
    is_echo = mistake.field == "pelican" and "UnicodeDecodeError" in mistake.problem
    return is_echo and any((m.path, m.field) == (mistake.path, "encoding") for m in _found)


def begin() -> None:
    """Forget the mistakes of an earlier build in this process."""
    _found.clear()
