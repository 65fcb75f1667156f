"""Numbers of lists in HTML, of which Markdown has only the first."""

from __future__ import annotations

from typing import Any

from tools.migrate.bodies.context import Context


def number(soup: Any, context: Context) -> None:
    """Begin each list of *soup* with the number of its first item; tell what cannot be kept."""
    for each in soup.find_all("ol"):
        items = each.find_all("li", recursive=False)
        given = [str(item.get("value") or "") for item in items]
        if given and given[0].isdecimal():
            each["start"] = given[0]
        start = str(each.get("start") or "1")
        first = int(start) if start.isdecimal() else 1
        counted = [str(at) for at in range(first, first + len(items))]
        is_plain = not each.has_attr("reversed") and each.get("type", "1") == "1"
        if not is_plain or any(a not in ("", b) for a, b in zip(given, counted, strict=True)):
            words = " ".join(each.get_text(" ").split())[:60]
            problem = "was numbered in another way; say a number in words where one is needed"
            context.report("numbers of a list", words, problem)
