"""The compile stage of a build: texts come from the document cache, or are read on all cores."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.readers import BaseReader

from .cacheable_readers import is_compiling, sources, why_read_anew
from .document_cache import DocumentCache
from .snapshot import Stamp
from .store import Store
from .trusted_packages import TrustedPackages
from .worker_pool import usable_processes

logger = logging.getLogger("pelican.plugins.incremental")


class CompileStage:
    """The document caches of all generators of a build, and why some formats are not cached."""

    def __init__(
        self,
        settings: dict[str, Any],
        trust: TrustedPackages,
        store: Store | None = None,
        files: Mapping[str, Stamp] | None = None,
    ) -> None:
        """Without a *store* only readers with a compile stage of their own work on all cores.

        *files* are the stamps of all inputs.
        """
        self._settings, self._trust = settings, trust
        self._store, self._files = store, files or {}
        self._caches: dict[int, DocumentCache] = {}  # by generator
        self._reasons: dict[str, str] = {}  # why a format is read anew; nothing if it is not
        self.readers: dict[str, BaseReader] = {}
        self.reads_anew = False  # whether a text was read that is not cached

    def attach(self, generator: Generator, environment: bytes, opaque: list[str]) -> None:
        """Put a cache before the readers of *generator*; the settings *opaque* have no digest."""
        cache = DocumentCache(generator.readers, environment, keeps=self._store is not None)
        self.readers = dict(generator.readers.readers)
        self._reasons = {
            kind: self._why_read_anew(reader, opaque) for kind, reader in self.readers.items()
        }
        cache.wrap(lambda kind: not self._reasons[kind], self._stands_alone)
        self._caches[id(generator)] = cache

    def _why_read_anew(self, reader: BaseReader, opaque: list[str]) -> str:
        if self._store is None and not is_compiling(reader):
            return "nothing is cached"
        reason = f"the setting {opaque[0]} cannot be digested" if opaque else ""
        return why_read_anew(reader, self._settings, self._trust) or reason

    def _stands_alone(self, kind: str, path: str) -> bool:
        """Whether a read of *path* depends on nothing but its bytes, the settings and code."""
        if kind != "rst":
            return True
        from .restructured_text import stands_alone  # noqa: PLC0415 - docutils is slow

        return stands_alone(Path(path).read_text("utf-8-sig"), self._settings, self._trust)

    def prepare(self, generator: Generator) -> None:
        """Before the first source: load the cached ones, read the new ones on all cores."""
        cache = self._caches.get(id(generator))
        if cache is None or cache.is_prepared:
            return
        found = sources(generator)
        cached = {kind for kind, reason in self._reasons.items() if not reason}
        paths = [path for path in found if path.rpartition(".")[2] in cached]
        if self._store is not None:
            self._warn_of({path.rpartition(".")[2] for path in found} - cached)
            self._load(cache, paths, self._store)
        cache.prepare(paths, usable_processes(self._settings))

    def _load(self, cache: DocumentCache, paths: list[str], store: Store) -> None:
        if store.has_documents():
            untouched = store.untouched(cache.environment, self._files)
            cache.take(store.documents_of(untouched.intersection(paths)))
            cache.take(store.documents(cache.keys_of_others(paths)))

    def _warn_of(self, kinds: Iterable[str]) -> None:
        for kind in sorted(kinds):
            if self._reasons.get(kind):
                self.reads_anew = True
                reason = self._reasons[kind]
                logger.warning("incremental: *.%s is read anew each time: %s", kind, reason)

    def keys(self) -> dict[str, str]:
        """The digest of what the read of each source depended on, by its path."""
        known = [each for cache in self._caches.values() for each in cache.known()]
        return {path: key.hex() for path, key in known}

    def close(self) -> None:
        """All is read: the processes that read may end."""
        for cache in self._caches.values():
            cache.close()

    def save_early(self, store: Store) -> None:
        """Keep what was read, beside what the last whole build has read: this one ends early."""
        store.add_documents([row for cache in self._caches.values() for row in cache.fresh])

    def save(self, store: Store) -> None:
        """Keep what was read, and nothing else."""
        caches = self._caches.values()
        store.replace_documents(
            [row for cache in caches for row in cache.fresh],
            {key for cache in caches for key in cache.used},
            {cache.environment for cache in caches},
        )
