"""Parquet files of logs as a stream of Arrow batches, under the names of a request's columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity.formats import parquet
from tools.popularity.input_files import InputFile


class ParquetStream:
    """The rows of *files*, once; see LineStream."""

    def __init__(self, files: Iterable[InputFile], advance: Callable[[int], None]) -> None:
        self.lines = 0
        self.failure: DiagnosticsError | None = None
        self._files = files
        self._advance = advance

    def reader(self) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(parquet.SCHEMA, self._batches())

    def _batches(self) -> Iterator[pa.RecordBatch]:
        for input_file in self._files:
            try:
                yield from self._of(input_file)
            except (pa.ArrowInvalid, OSError) as error:
                problem = f"it is damaged ({' '.join(str(error).split())[:120]})"
                wrong = Diagnostic(input_file.name, 1, "file", problem, "fetch it again")
                self.failure = DiagnosticsError([wrong])
                return

    def _of(self, input_file: InputFile) -> Iterator[pa.RecordBatch]:
        file = pq.ParquetFile(input_file.path)
        columns = parquet.columns(file.schema_arrow.names)
        for batch in file.iter_batches(columns=sorted(set(columns.values()))):
            self.lines += len(batch)
            self._advance(0)
            yield parquet.renamed(batch, columns)
        self._advance(input_file.path.stat().st_size)
