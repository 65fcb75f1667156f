"""Compiled templates, shared by all Jinja environments of a build, and kept for the next build.

Pelican makes a new environment for each generator; to compile a theme takes longer than to make a
few pages. The file holds Python's byte code in its own format, as `__pycache__` does.
"""

from __future__ import annotations

import contextlib
import functools
import marshal
import os
from collections.abc import Generator, Iterable, Mapping
from pathlib import Path
from types import CodeType
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader
from jinja2.bccache import Bucket, BytecodeCache

from .digests import SIZE, digest
from .worker_pool import WorkerError, map_in_workers, usable_processes

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
        self._process = os.getpid()
        self._coming: Generator[bytes, None, None] | None = None  # what a worker compiles

    def compile_early(self, env: Environment, settings: Mapping[str, Any]) -> None:
        """Have a worker compile the theme's templates, if none is known, while texts are read.

        Else each process that makes pages would compile them again.
        """
        is_needed = not (self._by_key or self._coming or settings.get("REPORT_ONLY"))
        if is_needed and usable_processes(settings) > 1 and _only_jinjas_own(settings):
            compile_ = functools.partial(self._compiled, env)
            with contextlib.suppress(OSError):  # then each is compiled when it is asked for
                self._coming = map_in_workers(compile_, [_names(settings)], 1)

    def _compiled(self, env: Environment, names: Iterable[str]) -> bytes:
        for name in names:
            with contextlib.suppress(Exception):  # it comes again if the template is asked for
                env.get_template(name)
        return marshal.dumps(self._by_key)

    def take_early(self) -> None:
        """Wait for what a worker compiles, and let it end."""
        if self._coming is not None and self._process == os.getpid():
            coming, self._coming = self._coming, None
            with contextlib.suppress(WorkerError):
                for compiled in coming:
                    self._by_key.update(marshal.loads(compiled))  # noqa: S302 - of our own process
                    self._is_new = True

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* its code, if the source is the same as when it was compiled."""
        self.take_early()
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


def _only_jinjas_own(settings: Mapping[str, Any]) -> bool:
    """Whether no extension of a library may do more than compile, such as write a stylesheet."""
    extensions = settings["JINJA_ENVIRONMENT"].get("extensions", ())
    return all(str(each).startswith("jinja2.") for each in extensions)


def _names(settings: Mapping[str, Any]) -> list[str]:
    """The templates of the theme and those before it, which a site seldom has in vain."""
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], os.path.join(settings["THEME"], "templates")]
    return FileSystemLoader(folders).list_templates()
