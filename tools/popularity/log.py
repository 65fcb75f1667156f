"""Log files of one layout, and how their lines become columns of a request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ibis.expr.types import Table

from tools.popularity.lines import LineStream
from tools.popularity.member import Member
from tools.popularity.row_stream import RowStream


@dataclass(frozen=True, slots=True)
class Layout:
    """*requests* turns a table of lines, or of a Parquet file's columns, into one of requests.

    Logs of the same *kind* are read together; *title* is for people.
    """

    kind: str
    requests: Callable[[Table], Table]
    parquet: bool = False

    @property
    def title(self) -> str:
        """The kind without its columns."""
        return self.kind.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Log:
    layout: Layout
    members: Sequence[Member]

    def stream(self, advance: Callable[[int], None]) -> LineStream | RowStream:
        """The lines or rows of the files, once."""
        kind = RowStream if self.layout.parquet else LineStream
        return kind(self.members, advance)
