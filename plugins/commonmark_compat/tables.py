r"""In a cell of a table `\|` is a bar, also in code and in addresses.

After https://github.github.com/gfm/#example-200: the backslash is taken away before the words of
the cell are read. A backslash before the bar that ends a row is a backslash if it is escaped.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

_PRIORITY = 75  # of the processor of Python-Markdown
_LAST_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|$")  # Python-Markdown's takes the backslashes as well


class _Table(TableProcessor):
    def _split_row(self, row: str) -> list[str]:
        row = _LAST_BAR.sub(r"\1", row.removeprefix("|"))  # whatever its head has
        return [cell.replace("\\|", "|") for cell in self._split(row)]  # type: ignore[attr-defined]


def add(md: Markdown) -> None:
    """Replace the processor of the extension `tables`, if that is in use."""
    processors = md.parser.blockprocessors
    if "table" in processors:
        known = processors["table"]
        if isinstance(known, TableProcessor):
            config = known.config  # type: ignore[attr-defined]
            processors.register(_Table(md.parser, config), "table", _PRIORITY)
