"""The state of one build: what it reads from the cache, what it adds to it, what it reports."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from blinker import Signal
from pelican import signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, CachingGenerator, Generator
from pelican.readers import BaseReader

from . import environment
from .cacheable_readers import sources, why_read_anew
from .compiled_templates import SUFFIX, CompiledTemplates
from .content_names import ContentNames
from .dependency_tracking import track
from .digests import digest
from .document_cache import DocumentCache
from .kept_results import SETTING, KeptResults
from .lock import BuildLock
from .log_counter import LogCounter
from .manifest import Manifest
from .page_fingerprints import PageFingerprints
from .parallel_articles import is_alone, share
from .snapshot import STORE_NAME, Snapshot
from .stale_files import StaleFiles, copied
from .store import Store
from .trusted_packages import TrustedPackages, receivers_of
from .typesetting import dict_of
from .value_fingerprints import Fingerprints
from .worker_pool import usable_processes
from .writer import IncrementalWriter

logger = logging.getLogger("pelican.plugins.incremental")

finished: Final = Signal("sent with a BuildState when all that it knows is written down")


class BuildState:
    """The state of one run of Pelican."""

    def __init__(self, settings: dict[str, Any], is_nested: bool = False) -> None:
        """*is_nested*: the run is inside another, which has the usual store open."""
        self.settings = settings
        self.is_nested = is_nested
        self.trust = TrustedPackages(settings.get("INCREMENTAL_PURE", ()))
        path = Path(settings["CACHE_PATH"]) / (_nested_store(settings) if is_nested else STORE_NAME)
        self._lock = BuildLock(path)
        self._lock.wait(logger.warning)
        self.store = Store(path)
        self._templates: CompiledTemplates | None = None
        self.names = ContentNames()
        self.digests = Fingerprints(self.names.name)
        self.page_fingerprints = PageFingerprints(self.digests, self.names.find)
        self.caches: dict[int, DocumentCache] = {}
        self.manifest: Manifest | None = None
        self._code: bytes | None = None
        self._prepared: set[int] = set()
        self._told: dict[str, int] = {}
        self.context: dict[str, Any] = {}
        self.readers: dict[str, BaseReader] = {}
        self._read_anew = False
        self._reasons: dict[str, str] = {}
        self._stale_files = StaleFiles(Path(settings["OUTPUT_PATH"]))
        self.listeners: list[Callable[..., Any]] = []
        self._results: KeptResults | None = None
        self._log_counter = LogCounter()
        self._version = self.store.version()
        self.snapshot = Snapshot.of(environment.roots(settings))
        self.until = environment.end_of_day(settings["TIMEZONE"])

    # Reading

    def attach(self, generator: Generator) -> None:
        """Listen to the templates of *generator*, and put the cache before its readers."""
        track(generator.env, self.trust)
        self.context = generator.context
        if isinstance(generator, ArticlesGenerator):
            share(generator)
        if isinstance(generator, CachingGenerator) or self._templates is None:
            self._put_cache_before_readers(generator)
        generator.env.bytecode_cache = self._templates

    def _put_cache_before_readers(self, generator: Generator) -> None:
        """Each time with the settings as they are by then, which takes milliseconds."""
        environment, opaque = self.environment()
        if not opaque:
            self._results = self.settings[SETTING] = KeptResults(self.store, environment)
        if self._templates is None:
            file = self.store.path.with_suffix(SUFFIX)
            self._templates = CompiledTemplates(file, b"" if opaque else environment)
        cache = DocumentCache(generator.readers, environment)
        self.readers = dict(generator.readers.readers)
        self._reasons = {
            kind: self._why_read_anew(reader, opaque) for kind, reader in self.readers.items()
        }
        cache.wrap(lambda kind: not self._reasons[kind], self._stands_alone)
        self.caches[id(generator)] = cache

    def environment(self) -> tuple[bytes, list[str]]:
        """Digest of what all reads and pages depend on, and the settings that have none."""
        if self._code is None:
            self._code = environment.code_digest(
                self.settings["PLUGINS"], self.settings.get("INCREMENTAL_COMMANDS", ())
            )
        settings, opaque = environment.settings_digest(self.settings, Fingerprints(self.names.name))
        files = environment.tree_digest(self.settings.get("INCREMENTAL_INPUTS", ()))
        return digest(b"".join((self._code, settings, files))), opaque

    def _why_read_anew(self, reader: BaseReader, opaque: list[str]) -> str:
        """Why what *reader* reads is not kept; nothing if it is."""
        reason = f"the setting {opaque[0]} cannot be digested" if opaque else ""
        return why_read_anew(reader, self.settings, self.trust) or reason

    def _stands_alone(self, kind: str, path: str) -> bool:
        """Whether a read of *path* depends on nothing but its bytes, the settings and code."""
        if kind != "rst":
            return True
        from .restructured_text import stands_alone  # noqa: PLC0415 - docutils is slow

        return stands_alone(Path(path).read_text("utf-8-sig"), self.settings, self.trust)

    def prepare(self, generator: Generator) -> None:
        """Before the first source: know the cached ones, read the new ones on all cores."""
        if id(generator) in self._prepared or id(generator) not in self.caches:
            return
        self._prepared.add(id(generator))
        cache = self.caches[id(generator)]
        cached = {kind for kind, reason in self._reasons.items() if not reason}
        found = sources(generator)
        self._say_read_anew({path.rpartition(".")[2] for path in found} - cached)
        paths = [path for path in found if path.rpartition(".")[2] in cached]
        if self.store.has_reads():
            untouched = self.store.untouched(cache.environment, self.snapshot.files)
            cache.take(self.store.reads_of(untouched.intersection(paths)))
            cache.take(self.store.reads(cache.keys_of_others(paths)))
        cache.prepare(paths, usable_processes(self.settings))

    def _say_read_anew(self, kinds: Iterable[str]) -> None:
        for kind in sorted(kinds):
            if self._reasons.get(kind):
                self._read_anew = True
                self._tell(f"*.{kind} is read anew each time: {self._reasons[kind]}")

    def register_content(self, content: Content) -> None:
        """*content* is made: give it its name, and the settings that are everybody's."""
        content.settings = dict_of(content.settings)
        self.names.add(content)

    def reads_depend_on_sources_alone(self) -> bool:
        """Whether each text of a build now would be what it was in this one, or edited."""
        steady = self.settings["WITH_FUTURE_DATES"] and environment.is_code_as_loaded()
        known = self._are_plugins_declared() and not self._read_anew
        return bool(steady and known) and _are_text(self.snapshot.files)

    def _are_plugins_declared(self) -> bool:
        return all(self.trust.covers(name) for name in self.settings["PLUGINS"])

    def keys_of_reads(self) -> dict[str, str]:
        """The digest of what the read of each source depended on, by its path."""
        known = [each for cache in self.caches.values() for each in cache.known()]
        return {path: key.hex() for path, key in known}

    def keep_reads(self) -> None:
        """Keep what was read, beside what the last whole build has read: this one ends early."""
        self.store.add_reads([row for cache in self.caches.values() for row in cache.fresh])

    # Writing

    def writer(self) -> type[IncrementalWriter]:
        """The writer class of this build; pages are about to be written."""
        for cache in self.caches.values():
            cache.close()
        folder = Path(
            self.settings.get("INCREMENTAL_PREVIOUS_OUTPUT") or self.settings["OUTPUT_PATH"]
        )
        before = receivers_of(
            signals.article_generator_write_article, signals.page_generator_write_page
        )
        after_feeds = receivers_of(signals.feed_generated, signals.feed_written)
        after = [*receivers_of(signals.content_written), *after_feeds]
        self.listeners = [*before, *after]
        found = self.trust.untrusted(before)
        environment, _ = self.environment()
        self.manifest = Manifest(self.store, folder, environment, shares_files=not after)
        if found:
            self.manifest.invalidate_all()
            self._tell(
                f"every page is made anew: {', '.join(found)} may change each text before its page"
                " is written; INCREMENTAL_PURE can name it, if it always does so in the same way"
            )
        alone = is_alone(self.listeners, self.settings)
        return type(
            "IncrementalWriter",
            (IncrementalWriter,),
            {
                "manifest": self.manifest,
                "cores": 1 if alone else usable_processes(self.settings),
                "leaves_feeds": not after_feeds,
                "page_fingerprints": self.page_fingerprints,
                "name_of": staticmethod(self.names.name),
                "told": staticmethod(self._page_told),
            },
        )

    def forget(self) -> None:
        """Forget what templates were given: plugins may change it now."""
        self.page_fingerprints.forget()

    def _page_told(self, _name: str, reason: str) -> None:
        self._told[reason] = self._told.get(reason, 0) + 1

    def finish(self) -> None:
        """Write down this build; remove, or list, the files that it no longer makes."""
        caches = self.caches.values()
        self.store.exchange_reads(
            [row for cache in caches for row in cache.fresh],
            {key for cache in caches for key in cache.used},
            {cache.environment for cache in caches},
        )
        if self._results is not None:
            self._results.save()
        if self._templates is not None:
            self._templates.save()
        if self.manifest is not None:
            self._settle(self.manifest)
        for reason, count in sorted(self._told.items()):
            self._tell(f"{count} pages are made anew each time: {reason}")
        self.close()

    def close(self) -> None:
        """The run is over, or given up."""
        self._log_counter.stop()
        self.store.close()
        self._lock.end()

    def _settle(self, manifest: Manifest) -> None:
        output = Path(self.settings["OUTPUT_PATH"])
        gone = manifest.save(output)
        statics = copied(self.context, self.settings)
        before = json.loads(self.store.note(f"static files of {manifest.root}") or "[]")
        if manifest.is_in_place(output):
            stale = [*gone, *sorted({*before} - statics - manifest.pages())]
            self._stale_files.remove(stale, are_rewritten=bool(manifest.changed))
        self.store.set_note(f"static files of {manifest.root}", json.dumps(sorted(statics)))
        if manifest.changed:
            self._told["a plugin changes them once they are written"] = len(manifest.changed)
        self._note_whole(manifest, self._others(manifest))
        manifest.close()
        count = (
            f"{len(manifest.made)} pages made, {len(manifest.kept)} left alone, {len(gone)} removed"
        )
        logger.info("incremental: %s", count)

    def _note_whole(self, manifest: Manifest, others: set[str]) -> None:
        """Note what the next build needs to see that nothing, or next to nothing, has changed."""
        outputs = manifest.stamps(Path(self.settings["OUTPUT_PATH"]), others)
        whole = self._knows_all_inputs(manifest) and self._version == self.store.version()
        whole = whole and _are_text(outputs)
        survey = (
            [self.snapshot.roots, self.snapshot.environment_digest, self.until] if whole else None
        )
        files = self.snapshot.files if whole else {}
        self.store.note_whole(manifest.root, files, outputs if whole else {})
        self.store.set_note(f"survey of {manifest.root}", json.dumps(survey))
        finished.send(self, whole=whole)

    def _knows_all_inputs(self, manifest: Manifest) -> bool:
        """Whether this build depends on nothing but what its survey lists."""
        tracked = not self._told and not any(made is None for made in manifest.made.values())
        steady = not self.settings["DELETE_OUTPUT_DIRECTORY"]  # of what others put there
        quiet = self._log_counter.is_silent
        return tracked and steady and quiet and self.reads_depend_on_sources_alone()

    def _others(self, manifest: Manifest) -> set[str]:
        """What this build has made besides pages. What undeclared plugins make is theirs."""
        names, pages = copied(self.context, self.settings), manifest.pages()
        if self._are_plugins_declared():
            names |= self._stale_files.written(pages)
        return names - pages

    def _tell(self, text: str) -> None:
        logger.warning("incremental: %s", text)


def _nested_store(settings: Mapping[str, Any]) -> str:
    """The name of the store of a run inside another, which takes turns with no other."""
    output = os.path.realpath(settings["OUTPUT_PATH"])
    return f"incremental-{digest(os.fsencode(output)).hex()[:16]}.sqlite"


def _are_text(paths: Iterable[str]) -> bool:
    """Whether each name is text; Linux takes any bytes for a name, SQLite does not."""
    try:
        "".join(paths).encode()
    except UnicodeEncodeError:
        return False
    return True
