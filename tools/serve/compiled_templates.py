"""Templates compiled once in a process: Pelican makes a new environment for each generator."""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Lends what it has to each environment; a template whose source differs is compiled anew.

    All environments that it serves must have the same options.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType]] = {}

    def lend(self, generator: Any) -> None:
        """For Pelican's signal `generator_init`."""
        generator.env.bytecode_cache = self

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key] = bucket.checksum, bucket.code

    def clear(self) -> None:
        """Options may have changed."""
        self._known.clear()
