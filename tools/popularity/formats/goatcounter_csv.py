"""GoatCounter's CSV export: one row a page view; the first header cell begins with the version."""

from __future__ import annotations

import re

from tools.popularity import cell_values as cells
from tools.popularity import exclusion_reasons
from tools.popularity.csv_table import CsvTable, ImportContext
from tools.popularity.export import Export

KIND = "GoatCounter CSV"
VERSION = "2"
_READ = ("Path", "Event", "Bot", "Date")
_HEADER = re.compile(r'"?(\d+)Path"?([,;\t])"?Title"?\2"?Event"?\2')


def recognises(head: str) -> bool:
    """Whether a file that begins with *head* has this format."""
    return _HEADER.match(head) is not None


def read(name: str, text: str, context: ImportContext) -> Export:
    """Every page view that GoatCounter takes for a person's. Raises DiagnosticsError."""
    table = CsvTable(name, KIND, context)
    match = _HEADER.match(text)
    version = match[1] if match else ""
    if version != VERSION:
        problem = f"version {version} of {KIND} is not known"
        table.refuse(1, "version", problem, f"export it as version {VERSION}")
        return table.export()
    for row in table.rows(text.replace(f"{version}Path", "Path", 1), _READ):
        is_event = table.cell(row, "Event", cells.parse_flag)
        is_bot = table.cell(row, "Bot", cells.parse_flag)
        if is_event:
            table.leave_out(exclusion_reasons.EVENT, 1)
            continue
        if is_bot:
            table.leave_out(exclusion_reasons.ROBOT, 1)
            continue
        day = table.cell(row, "Date", cells.parse_utc_day)
        if day is not None:
            table.add(row.line, day, row.cells["Path"], 1)
    return table.export()
