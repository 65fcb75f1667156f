"""GoatCounter's CSV export: one row a page view; the first header cell begins with the version."""

from __future__ import annotations

import re

from tools.popularity import left_out
from tools.popularity import text as cells
from tools.popularity.count import Export
from tools.popularity.sheet import Import, Sheet

KIND = "GoatCounter CSV"
VERSION = "2"
_READ = ("Path", "Event", "Bot", "Date")
_HEADER = re.compile(r'"?(\d+)Path"?,"?Title"?,"?Event"?,')


def recognises(head: str) -> bool:
    return _HEADER.match(head) is not None


def read(name: str, text: str, given: Import) -> Export:
    """Every page view that GoatCounter takes for a person's. Raises MistakesFound."""
    sheet = Sheet(name, KIND, given)
    match = _HEADER.match(text)
    version = match[1] if match else ""
    if version != VERSION:
        problem = f"version {version} of {KIND} is not known"
        sheet.refuse(1, "version", problem, f"export it as version {VERSION}")
        return sheet.export()
    for row in sheet.rows(text.replace(f"{version}Path", "Path", 1), _READ):
        if row.cells["Event"].strip() in ("1", "true"):
            sheet.leave_out(left_out.EVENT, 1)
            continue
        if row.cells["Bot"].strip() != "0":
            sheet.leave_out(left_out.ROBOT, 1)
            continue
        day = sheet.cell(row, "Date", cells.moment)
        if day is not None:
            sheet.add(row.line, day, row.cells["Path"], 1)
    return sheet.export()
