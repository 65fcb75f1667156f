"""Compiled templates, shared by all Jinja environments of a process.

Pelican makes a new environment for each generator of each build.
"""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """A bytecode cache in memory; a template whose source has changed is compiled again.

    All environments that use it must have the same options.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, tuple[str, CodeType]] = {}

    def use_in(self, generator: Any) -> None:
        """A receiver of Pelican's signal `generator_init`."""
        generator.env.bytecode_cache = self

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* its code, if the source is the same as when it was compiled."""
        checksum, code = self._by_key.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of *bucket*."""
        if bucket.code is not None:
            self._by_key[bucket.key] = bucket.checksum, bucket.code

    def clear(self) -> None:
        """Forget all: the options of the environments may have changed."""
        self._by_key.clear()
