"""The state of one build: what it reads from the cache, what it adds to it, what it reports."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Final

from blinker import Signal
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, CachingGenerator, Generator
from pelican.readers import BaseReader

from . import build_environment
from .build_record import BuildRecord
from .compile_stage import CompileStage
from .compiled_templates import SUFFIX, CompiledTemplates
from .content_names import ContentNames
from .dependency_tracking import track
from .lock import BuildLock
from .obsolete_files import static_files
from .page_fingerprints import PageFingerprints
from .page_manifest import PageManifest
from .parallel_rendering import render_in_parallel, usable_cores
from .schema import nested_store_name
from .snapshot import STORE_NAME, Snapshot, are_text
from .store import Store
from .stored_results import SETTING, StoredResults
from .trusted_packages import Listeners, TrustedPackages
from .typesetting import dict_of
from .value_fingerprints import Fingerprints
from .writer import IncrementalWriter

logger = logging.getLogger("pelican.plugins.incremental")

finished: Final = Signal("sent with a BuildState at the end of a build")


class BuildState:
    """The state of one run of Pelican."""

    def __init__(self, settings: dict[str, Any], is_nested: bool = False) -> None:
        """*is_nested*: the run is inside another, which has the usual store open."""
        self.settings = settings
        self.is_nested = is_nested
        self.trust = TrustedPackages(settings.get("INCREMENTAL_PURE", ()))
        path = Path(settings["CACHE_PATH"]) / (
            nested_store_name(settings["OUTPUT_PATH"]) if is_nested else STORE_NAME
        )
        self._lock = BuildLock(path)
        self._lock.wait(logger.warning)
        self.store = Store(path)
        self.snapshot = Snapshot.of(build_environment.input_paths(settings))
        self.until = build_environment.end_of_day(settings["TIMEZONE"])
        self._record = BuildRecord(settings, self.store, self.snapshot, self.until)
        self._texts = CompileStage(settings, self.trust, self.store, self.snapshot.files)
        self._templates: CompiledTemplates | None = None
        self._results: StoredResults | None = None
        self.names = ContentNames()
        self.page_fingerprints = PageFingerprints(self.names)
        self.manifest: PageManifest | None = None
        self.context: dict[str, Any] = {}
        self.environment_of_documents = b""  # of the last generator: plugins may add settings
        self.has_listeners = False  # whether plugins are called while pages are written

    # Reading

    def attach(self, generator: Generator) -> None:
        """Listen to the templates of *generator*, and put the cache before its readers."""
        track(generator.env, self.trust)
        self.context = generator.context
        if isinstance(generator, ArticlesGenerator):
            render_in_parallel(generator)
        if isinstance(generator, CachingGenerator) or self._templates is None:
            self._put_cache_before_readers(generator)
        generator.env.bytecode_cache = self._templates

    def _put_cache_before_readers(self, generator: Generator) -> None:
        """Each time with the settings as they are by then, which takes milliseconds."""
        environment, opaque = self.environment()
        self.environment_of_documents = environment
        if not opaque:
            self._results = self.settings[SETTING] = StoredResults(self.store, environment)
        if self._templates is None:
            file = self.store.path.with_suffix(SUFFIX)
            self._templates = CompiledTemplates(file, b"" if opaque else environment)
        self._texts.attach(generator, environment, opaque)

    def environment(self) -> tuple[bytes, list[str]]:
        """Digest of what all reads and pages depend on, and the settings that have none."""
        return build_environment.build_digest(self.settings, Fingerprints(self.names.name))

    def prepare(self, generator: Generator) -> None:
        """Before the first source of *generator*."""
        if self._templates is not None:
            self._templates.compile_early(generator.env, self.settings)
        self._texts.prepare(generator)

    def register_content(self, content: Content) -> None:
        """*content* is made: give it its name, and the settings that are everybody's."""
        content.settings = dict_of(content.settings)
        self.names.add(content)

    @property
    def readers(self) -> dict[str, BaseReader]:
        """The readers of the last generator, by format."""
        return self._texts.readers

    def reads_depend_on_sources_alone(self) -> bool:
        """Whether each text of a build now would be what it was in this one, or edited."""
        steady = self.settings["WITH_FUTURE_DATES"] and build_environment.is_code_as_loaded()
        known = self._are_plugins_declared() and not self._texts.reads_anew
        return bool(steady and known) and are_text(self.snapshot.files)

    def _are_plugins_declared(self) -> bool:
        return all(self.trust.covers(name) for name in self.settings["PLUGINS"])

    def read_keys(self) -> dict[str, str]:
        """The digest of what the read of each source depended on, by its path."""
        return self._texts.keys()

    def save_documents_early(self) -> None:
        """Keep what was read, beside what the last whole build has read: this one ends early."""
        self._texts.save_early(self.store)

    # Writing

    def writer(self) -> type[IncrementalWriter]:
        """The writer class of this build; pages are about to be written."""
        self._texts.close()
        if self._templates is not None:
            self._templates.take_early()
        listeners = Listeners.connected()
        self.has_listeners = any(listeners)
        may_link = not (listeners.after_pages or listeners.of_feeds)
        self.manifest = self._manifest(listeners, may_link)
        own = {
            "manifest": self.manifest,
            "may_link": may_link,
            "cores": usable_cores(listeners, self.settings),
            "leaves_feeds": not listeners.of_feeds,
        }
        return type("IncrementalWriter", (IncrementalWriter,), own)

    def _manifest(self, listeners: Listeners, may_link: bool) -> PageManifest:
        settings = self.settings
        folder = Path(settings.get("INCREMENTAL_PREVIOUS_OUTPUT") or settings["OUTPUT_PATH"])
        digested, _ = self.environment()
        may_leave = may_link and self._are_plugins_declared() and not self.is_nested
        left = settings.get("INCREMENTAL_LEFT_IN_PLACE") if may_leave else None
        manifest = PageManifest(self.store, folder, digested, self.page_fingerprints, left)
        if found := self.trust.untrusted(listeners.before_pages):
            manifest.staleness.invalidate_all()
            _warn(
                f"every page is made anew: {', '.join(found)} may change each text before its page"
                " is written; INCREMENTAL_PURE can name it, if it always does so in the same way"
            )
        return manifest

    def forget(self) -> None:
        """Forget what templates were given: plugins may change it now."""
        self.page_fingerprints.forget()

    def finish(self) -> None:
        """Write down this build; remove, or list, the files that it no longer makes."""
        self._texts.save(self.store)
        if self._results is not None:
            self._results.save()
        if self._templates is not None:
            self._templates.save()
        if self.manifest is not None:
            self._record_pages(self.manifest)
        self.close()

    def _record_pages(self, manifest: PageManifest) -> None:
        others = static_files(self.context, self.settings)
        self._record.remove_obsolete_files(manifest, others)
        if self._are_plugins_declared():  # what others make is theirs
            others |= self._record.written(manifest)
        known = self.reads_depend_on_sources_alone()
        finished.send(self, is_known=self._record.record_inputs(manifest, others, known))
        manifest.close()
        for reason, pages in sorted(manifest.untracked.items()):
            _warn(f"{pages} pages are made anew each time: {reason}")

    def close(self) -> None:
        """The run is over, or given up."""
        if self._templates is not None:
            self._templates.take_early()
        self._record.close()
        self.store.close()
        self._lock.end()


def _warn(text: str) -> None:
    logger.warning("incremental: %s", text)
