"""Compiled templates, shared by all Jinja environments of a build, and kept for the next build.

Pelican makes a new environment for each generator; to compile a theme takes longer than to make a
few pages. The file holds Python's byte code in its own format, as `__pycache__` does.
"""

from __future__ import annotations

import contextlib
import marshal
import os
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache

from .digests import SIZE, digest

SUFFIX: Final = ".templates"


class CompiledTemplates(BytecodeCache):
    """A bytecode cache in *file*; a template whose source has changed is compiled again.

    The file counts only in the same *environment*: settings, Python, libraries and code, which
    decide what a template compiles to. Without one, nothing is read or written.
    """

    def __init__(self, file: Path, environment: bytes) -> None:
        self._file, self._environment = file, environment
        self._by_key: dict[str, tuple[str, CodeType]] = self._read() if environment else {}
        self._is_new = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* its code, if the source is the same as when it was compiled."""
        checksum, code = self._by_key.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of *bucket*."""
        if bucket.code is not None:
            self._by_key[bucket.key] = bucket.checksum, bucket.code
            self._is_new = True

    def save(self) -> None:
        """Write the file, if a template was compiled; where that is impossible, do without."""
        if not (self._environment and self._is_new):
            return
        content = self._environment + marshal.dumps(self._by_key)
        draft = self._file.with_suffix(f"{SUFFIX}.new")
        with contextlib.suppress(OSError):
            draft.write_bytes(digest(content) + content)
            os.replace(draft, self._file)

    def _read(self) -> dict[str, tuple[str, CodeType]]:
        """What the file holds, if it is whole and of the same environment."""
        try:
            data = self._file.read_bytes()
        except OSError:
            return {}
        content = data[SIZE:]
        if digest(content) != data[:SIZE] or not content.startswith(self._environment):
            return {}  # checked first: byte code that was damaged can end the process
        found: dict[str, tuple[str, CodeType]] = marshal.loads(content[len(self._environment) :])  # noqa: S302 - as Python does with its own byte code
        return found
