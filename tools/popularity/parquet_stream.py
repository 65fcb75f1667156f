"""Parquet files of logs as a stream of Arrow batches, under the names of a request's columns."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from report.diagnostic import Diagnostic, DiagnosticsError
from tools.popularity.formats import parquet
from tools.popularity.input_files import InputFile
from tools.popularity.line_stream import FILE, LogStream


class ParquetStream(LogStream):
    """The rows of Parquet files."""

    schema = parquet.SCHEMA.append(FILE)

    def _of(self, input_file: InputFile) -> Iterator[pa.RecordBatch]:
        try:
            yield from self._rows_of(input_file)
        except (pa.ArrowInvalid, OSError) as error:
            problem = f"it is damaged ({' '.join(str(error).split())[:120]})"
            wrong = Diagnostic(input_file.name, 1, "file", problem, "fetch it again")
            raise DiagnosticsError([wrong]) from error

    def _rows_of(self, input_file: InputFile) -> Iterator[pa.RecordBatch]:
        file = pq.ParquetFile(input_file.path)
        columns = parquet.columns(file.schema_arrow.names)
        for batch in file.iter_batches(columns=sorted(set(columns.values()))):
            self.lines += len(batch)
            self._advance(0)
            yield parquet.renamed(batch, columns)
        self._advance(input_file.path.stat().st_size)
