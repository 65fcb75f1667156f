"""Log files as a stream of Arrow batches: unpacked, cut into lines and counted in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from report.diagnostic import DiagnosticsError
from tools.popularity.input_files import InputFile

_BLOCK = 4 << 20  # bytes of text
_NEWLINE, _SPACE = b"\n "
FILE = pa.field("file", pa.int32())


class LogStream:
    """What *files* hold as record batches of *schema*, once, with the number of *lines* read.

    The files are numbered from *first_number* in a column `file`.

    A failure ends the stream and waits in *failure*: an engine would wrap an exception in one of
    its own. *advance* gets the number of bytes read since its last call, before they are unpacked.
    """

    schema: pa.Schema

    def __init__(
        self, files: Iterable[InputFile], advance: Callable[[int], None], first_number: int = 0
    ) -> None:
        self.lines = 0
        self.failure: DiagnosticsError | None = None
        self._files = files
        self._first_number = first_number
        self._advance = advance

    def reader(self) -> pa.RecordBatchReader:
        """For an engine."""
        return pa.RecordBatchReader.from_batches(self.schema, self._batches())

    def _batches(self) -> Iterator[pa.RecordBatch]:
        try:
            for number, input_file in enumerate(self._files, self._first_number):
                for batch in self._of(input_file):
                    yield batch.append_column(FILE, pa.array(np.full(len(batch), number, np.int32)))
        except DiagnosticsError as failure:
            self.failure = failure

    def _of(self, input_file: InputFile) -> Iterator[pa.RecordBatch]:
        raise NotImplementedError


class LineStream(LogStream):
    """The lines of text files that are not empty, in a column `line`."""

    schema = pa.schema([("line", pa.string()), FILE])

    def _of(self, input_file: InputFile) -> Iterator[pa.RecordBatch]:
        with input_file.opened() as file:
            yield from self._lines_of(file)

    def _lines_of(self, file: BinaryIO) -> Iterator[pa.RecordBatch]:
        rest, before = b"", 0
        while block := file.read(_BLOCK):
            whole, newline, tail = (rest + block).rpartition(b"\n")
            rest = tail
            if newline:
                yield self._batch(whole + newline)
            self._advance((here := _position(file)) - before)
            before = here
        if rest:
            yield self._batch(rest + b"\n")

    def _batch(self, text: bytes) -> pa.RecordBatch:
        """The lines of *text*, each with its end; what is no UTF-8 becomes U+FFFD."""
        try:
            array = _lines(text)
        except pa.ArrowInvalid:
            array = _lines(text.decode("utf-8", "replace").encode())
        self.lines += len(array)
        return pa.record_batch([array], names=["line"])


def _lines(text: bytes) -> pa.Array:
    signs = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero(signs == _NEWLINE) + 1
    offsets = np.concatenate(([0], ends)).astype(np.int32)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(text)]
    array = pa.Array.from_buffers(pa.string(), len(ends), buffers)
    array.validate(full=True)
    starts = offsets[:-1]
    # No request begins with a blank: few lines are looked at here.
    maybe_empty = np.flatnonzero(signs[starts] <= _SPACE)
    empty = [int(at) for at in maybe_empty if not text[starts[at] : ends[at]].strip()]
    return array.filter(pa.array(_all_but(empty, len(array)))) if empty else array


def _all_but(left_out: list[int], number: int) -> np.ndarray:
    """A mask of *number* truths, false at the places *left_out*."""
    mask = np.ones(number, np.bool_)
    mask[left_out] = False
    return mask


def _position(file: BinaryIO) -> int:
    """How far *file* has been read, before unpacking."""
    return int(getattr(file, "fileobj", file).tell())
