"""Log files of one layout, and how their lines become columns of a request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ibis.expr.types import Table

from tools.popularity.input_files import InputFile
from tools.popularity.line_stream import LineStream, LogStream
from tools.popularity.parquet_stream import ParquetStream


@dataclass(frozen=True, slots=True)
class LogLayout:
    """*requests* turns a table of lines, or of a Parquet file's columns, into one of requests.

    The column `file`, which tells the files apart, is in both.

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
    """Log files of one layout."""

    layout: LogLayout
    files: Sequence[InputFile]

    def stream(self, advance: Callable[[int], None], first_number: int = 0) -> LogStream:
        """The lines or rows of the files, once; the files are numbered from *first_number*."""
        kind = ParquetStream if self.layout.parquet else LineStream
        return kind(self.files, advance, first_number)
