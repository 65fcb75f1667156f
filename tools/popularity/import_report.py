"""The report of an import: what was read, which paths are no posts, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from report.diagnostic import printable
from report.render import plural
from tools.popularity import exclusion_reasons
from tools.popularity.popularity_changes import Change
from tools.popularity.post_views import ImportedViews

_LISTED = 20  # paths that are no posts


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """The *changes* to some of the site's *posts*, a number; none is written in a *dry_run*."""

    changes: Sequence[Change]
    posts: int
    dry_run: bool = False


def text(
    imported: Sequence[ImportedViews], changed: ImportOutcome, name: Callable[[Path], str]
) -> str:
    """The report, a line for each fact; *name* gives a path as it is shown."""
    lines = [line for one in imported for line in _about(one)]
    lines += _overlaps(imported)
    lines += _other_paths(imported)
    lines += _changed(changed, name)
    return "\n".join(lines) + "\n"


def _changed(changed: ImportOutcome, name: Callable[[Path], str]) -> Iterator[str]:
    """Each post whose number changes, and how many there are besides."""
    moved = [change for change in changed.changes if change.moves]
    by_hand = sum(change.replaces_hand_set for change in moved)
    for change in moved:
        yield f"{name(change.post.path)}: popularity {_before(change)} → {change.popularity}"
    summary = f"{plural(len(moved), 'post')} {'changes' if len(moved) == 1 else 'change'}"
    if by_hand:
        summary += f", {by_hand} of them from a number that was set by hand"
    summary += f"; unchanged: {changed.posts - len(moved):,}"
    if new_day := len(changed.changes) - len(moved):
        summary += f", of which {new_day:,} get a new popularity_as_of"
    yield f"{summary}."
    if changed.dry_run:
        yield "Nothing is written: this is a dry run."


def _about(one: ImportedViews) -> Iterator[str]:
    views = sum(one.views.values())
    yield f"{one.name}: {one.kind}: {plural(views, 'view')} of posts, {_span(one.days)}"
    if one.lines:
        yield f"  {one.lines:,} lines, {one.broken:,} of them broken"
    if one.left_out:
        yield f"  left out: {exclusion_reasons.text(one.left_out)}"
    for each in one.repeats:
        yield f"  {each.name} is all in {each.whole}, and is not counted again"


def _overlaps(imported: Sequence[ImportedViews]) -> Iterator[str]:
    """A line for each two imports of this run that cover the same days."""
    for number, later in enumerate(imported):
        for earlier in imported[:number]:
            if both := earlier.days & later.days:
                yield f"{_span(both)} is in {earlier.name} and in {later.name}: the second counts."


def _other_paths(imported: Sequence[ImportedViews]) -> Iterator[str]:
    paths: Counter[str] = Counter()
    for one in imported:
        paths.update(one.other_paths)
    if not paths:
        return
    ordered = sorted(paths.items(), key=lambda item: (-item[1], item[0]))
    yield f"Not counted, since the address is no post's: {plural(paths.total(), 'view')}"
    for path, views in ordered[:_LISTED]:
        yield f"  {views:>9,}  /{printable(path)}"
    if len(ordered) > _LISTED:
        rest = sum(views for _, views in ordered[_LISTED:])
        yield f"  {rest:>9,}  {len(ordered) - _LISTED:,} more"


def _span(days: frozenset[date]) -> str:
    first, last = min(days), max(days)
    return f"{first}" if first == last else f"{first} to {last}"


def _before(change: Change) -> str:
    if change.post.popularity is None:
        return "(none)"
    return f"{change.post.popularity}{' (set by hand)' if change.replaces_hand_set else ''}"
