"""Compiled regular expressions, kept for the next command as Python keeps byte code.

Python compiles each pattern again in each process: the 700 that an edited text needs took a quarter
of the time to build it. What a pattern compiles to depends on the pattern, its flags and the
version of Python alone, so nothing of a site can make it stale.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
import os
import re
import sys
import threading
from array import array
from pathlib import Path
from typing import Any, Final

from incremental.digests import SIZE, digest

_MOST: Final = 3000  # patterns in a file; what one process did not use goes if there are more
_CODE: Final = "I"  # the type of an array of what the engine runs, `SRE_CODE` in CPython's source
_compiler: Final[Any] = vars(re).get("_compiler")  # from Python 3.11 on, which is what we need
_engine: Final[Any] = vars(_compiler)["_sre"]
_stock: Final[Any] = _compiler.compile, _engine.compile

Key = tuple[str | bytes, int]  # a pattern and its flags
# What CPython's `_sre.compile` takes besides the pattern: all flags, the code (here as the bytes of
# an array), the number of groups, and their names in both directions.
Compiled = tuple[Any, ...]


class CompiledPatterns:
    """The patterns of *file*, and those that `re` compiles while this is installed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[Key, Compiled] = {}
        self._used: dict[Key, Compiled] = {}
        self._before = _stock

    def install(self) -> None:
        """Have `re` look here before it compiles."""
        self._known = self._read()
        self._before = _compiler.compile, _engine.compile
        compile_, engine_compile = _stock
        made: list[Compiled] = []
        one_at_a_time = threading.Lock()

        def recorded(pattern: Any, *arguments: Any) -> re.Pattern[Any]:
            made.append(arguments)
            return engine_compile(pattern, *arguments)  # type: ignore[no-any-return]

        def compiled(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
            key = pattern, flags
            if not isinstance(pattern, str | bytes) or flags & re.LOCALE:
                return compile_(pattern, flags)  # type: ignore[no-any-return]
            if known := self._known.get(key):
                self._used[key] = known
                return engine_compile(pattern, *_unpacked(*known))  # type: ignore[no-any-return]
            with one_at_a_time:  # else this may be what another thread has made
                result: re.Pattern[Any] = compile_(pattern, flags)
                self._used[key] = _packed(*made.pop())
            return result

        _compiler.compile, _engine.compile = compiled, recorded

    def uninstall(self) -> None:
        """Have `re` compile as it did before."""
        _compiler.compile, _engine.compile = self._before

    def save(self) -> None:
        """Write the file, if there is a new pattern and a folder; do without where it fails."""
        if self._used.keys() <= self._known.keys() or not self._file.parent.is_dir():
            return
        every = {**self._known, **self._used}
        content = marshal.dumps((_version(), every if len(every) <= _MOST else self._used))
        with contextlib.suppress(OSError):
            draft = self._file.with_name(f".{self._file.name}.{os.getpid()}~")
            draft.write_bytes(digest(content) + content)
            draft.replace(self._file)

    def _read(self) -> dict[Key, Compiled]:
        """The patterns of the file, if it is whole and of this Python."""
        try:
            data = self._file.read_bytes()
        except OSError:
            return {}
        if digest(data[SIZE:]) != data[:SIZE]:  # first: damaged data can end the process
            return {}
        version, known = marshal.loads(data[SIZE:])  # noqa: S302 - as Python does with byte code
        return known if version == _version() else {}


def keep_compiled_patterns(file: Path) -> None:
    """Keep the patterns of this process in *file*, and take them from there."""
    patterns = CompiledPatterns(file)
    patterns.install()
    atexit.register(patterns.save)


def _version() -> str:
    return f"{sys.implementation.name} {sys.version} {_engine.MAGIC}"


def _packed(flags: int, code: list[int], *groups: Any) -> Compiled:
    return (int(flags), array(_CODE, code).tobytes(), *groups)


def _unpacked(flags: int, code: bytes, *groups: Any) -> Compiled:
    return (flags, array(_CODE, code).tolist(), *groups)
