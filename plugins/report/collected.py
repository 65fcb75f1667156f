"""The diagnostics of the build that is running."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from report.baseline import Counts, eased
from report.diagnostic import Diagnostic

_UNUSABLE = ("want a whole ", "it moves: ")
_found: set[Diagnostic] = set()
_unpublished: set[str] = set()
_tolerated: dict[str, Counts] = {}


def add(diagnostic: Diagnostic) -> None:
    """Add *diagnostic* to the report of this build."""
    _found.add(diagnostic)


def amend(old: Diagnostic, new: Diagnostic) -> None:
    """Put *new* in the place of *old*: somebody knows better where it is."""
    _found.discard(old)
    _found.add(new)


def add_unpublished(paths: Iterable[str]) -> None:
    """Note that this build publishes none of the sources *paths*: no mistake in them stops it."""
    _unpublished.update(paths)


def tolerate(listed: Counts, baseline: str) -> None:
    """Have what the file *baseline* lists be warnings in this build."""
    _tolerated[baseline] = listed


def found() -> list[Diagnostic]:
    """Every mistake of this build so far, as `judged` leaves them."""
    return judged(_found, _unpublished, _tolerated)


def unjudged() -> tuple[list[Diagnostic], list[str]]:
    """All diagnostics as they were added, and the sources that this build does not publish."""
    return sorted(_found), sorted(_unpublished)


def judged(
    reported: Collection[Diagnostic], unpublished: Iterable[str], tolerated: Mapping[str, Counts]
) -> list[Diagnostic]:
    """*reported*, sorted, each once, and none that only follows from another.

    In a source that is *unpublished* an error is a warning. Where the status itself is the mistake
    nobody knows what the writer meant, and the source counts as published. *tolerated* is what the
    baselines list, by their names.
    """
    meant = {each.path for each in reported if each.field == "status"}
    harmless = set(unpublished) - meant
    left = [each for each in reported if not _follows(each, reported)]
    left = [_eased(each) if each.path in harmless else each for each in left]
    for baseline, listed in tolerated.items():
        left = list(eased(left, listed, baseline))
    return sorted(set(left))


def _eased(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, level="warning") if diagnostic.level == "error" else diagnostic


def _follows(diagnostic: Diagnostic, reported: Collection[Diagnostic]) -> bool:
    """Whether bytes could not be used for a reported reason: an encoding, kind or frames."""
    reason = None
    if diagnostic.field == "pelican" and "UnicodeDecodeError" in diagnostic.problem:
        reason = "encoding"
    elif _is_unusable_picture(diagnostic):
        reason = "file"
    return reason is not None and any(
        (each.path, each.field) == (diagnostic.path, reason) and not _is_unusable_picture(each)
        for each in reported
    )


def _is_unusable_picture(diagnostic: Diagnostic) -> bool:
    return diagnostic.field == "file" and diagnostic.problem.startswith(_UNUSABLE)


def begin() -> None:
    """Forget the diagnostics of an earlier build in this process."""
    _found.clear()
    _unpublished.clear()
    _tolerated.clear()
