"""What two fields say that cannot both be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from front_matter.model import SEARCH_TITLE_LENGTH
from report.diagnostic import Diagnostic, warning, wrong_value


def contradictions(values: dict[str, Any], lines: dict[str, int]) -> Iterator[Diagnostic]:
    """Mistakes in *values* of which each is right by itself; *lines* are those of the fields."""
    first, last = values.get("date"), values.get("modified")
    if first and last and last.date() < first.date():
        typed, wanted = f"{last.date()}", f"want a day not before the date, {first.date()}"
        yield wrong_value(lines["modified"], "modified", typed, wanted, "correct one of them")
    for index, each in enumerate(values.get("changes") or ()):
        if first and each["date"] < first.date():
            wanted = f"want a day not before the date, {first.date()}"
            line = lines.get(f"changes.{index}", lines["changes"])
            yield wrong_value(line, "changes", f"{each['date']}", wanted, "correct one of them")
    if values.get("popular") is False and "pinned" in values:
        wanted = "want no pin on what `popular: false` keeps out of the list"
        yield wrong_value(lines["pinned"], "pinned", f"{values['pinned']}", wanted, "delete one")


def long_title(values: dict[str, Any], lines: dict[str, int]) -> Iterator[Diagnostic]:
    """A warning if search engines would cut the title of a published text."""
    title = values.get("title", "")
    published = values.get("status", "published") == "published"
    if published and "search_title" not in values and len(title) > SEARCH_TITLE_LENGTH:
        wanted = f"want at most {SEARCH_TITLE_LENGTH} characters, or a search_title"
        remedy = f"it has {len(title)}; add search_title: with a shorter one"
        yield warning(lines["title"], "title", title, wanted, remedy)
