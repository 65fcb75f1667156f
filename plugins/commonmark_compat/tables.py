r"""In a cell of a table `\|` is a bar, also in code and in addresses.

After https://github.github.com/gfm/#example-200: the backslash is taken away before the words of
the cell are read.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

_PRIORITY = 75  # of the processor of Python-Markdown


class _Table(TableProcessor):
    def _split_row(self, row: str) -> list[str]:
        return [cell.replace("\\|", "|") for cell in super()._split_row(row)]  # type: ignore[misc]


def add(md: Markdown) -> None:
    """Replace the processor of the extension `tables`, if that is in use."""
    processors = md.parser.blockprocessors
    if "table" in processors:
        known = processors["table"]
        if isinstance(known, TableProcessor):
            config = known.config  # type: ignore[attr-defined]
            processors.register(_Table(md.parser, config), "table", _PRIORITY)
