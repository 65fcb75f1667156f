"""Parquet files of logs as a stream of Arrow batches, under the names of a request's columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from report.mistake import Mistake, MistakesFound
from tools.popularity.formats import parquet
from tools.popularity.member import Member


class RowStream:
    """The rows of *members*, once; see LineStream."""

    def __init__(self, members: Iterable[Member], advance: Callable[[int], None]) -> None:
        self.lines = 0
        self.failure: MistakesFound | None = None
        self._members = members
        self._advance = advance

    def reader(self) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(parquet.SCHEMA, self._batches())

    def _batches(self) -> Iterator[pa.RecordBatch]:
        for member in self._members:
            try:
                yield from self._of(member)
            except (pa.ArrowInvalid, OSError) as error:
                problem = f"it is damaged ({' '.join(str(error).split())[:120]})"
                wrong = Mistake(member.name, 1, "file", problem, "fetch it again")
                self.failure = MistakesFound([wrong])
                return

    def _of(self, member: Member) -> Iterator[pa.RecordBatch]:
        file = pq.ParquetFile(member.path)
        columns = parquet.columns(file.schema_arrow.names)
        for batch in file.iter_batches(columns=sorted(set(columns.values()))):
            self.lines += len(batch)
            self._advance(0)
            yield parquet.renamed(batch, columns)
        self._advance(member.path.stat().st_size)
