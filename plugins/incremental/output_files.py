"""The files of the output: written, or those of the live site where they are up to date."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from .digests import digest
from .page_manifest import PageEntry, PageManifest
from .schema import FEED
from .value_fingerprints import OpaqueError
from .worker_pool import exit_if_orphaned

_FEED_ITEM: Final = ("title", "url", "summary", "date", "modified", "author", "category", "tags")
_FEED_SITE: Final = ("SITENAME", "SITESUBTITLE", "SITEURL", "FEED_DOMAIN")


class FileWriter(Writer):  # type: ignore[misc]
    """Files whose inputs are those of the last build are not written again.

    *manifest* is None where nothing may be left alone: then this is Pelican's writer.
    """

    manifest: PageManifest | None = None
    leaves_feeds = True  # whether no plugin listens to feeds
    may_link = True  # whether nobody changes a file once it is written
    _stays = False  # whether the next file to be opened is to stay as it is

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings)
        self._opened: list[tuple[str, bool]] = []
        self._inside = os.path.join(os.path.abspath(output_path), "")

    def write_text(self, name: str, values: Any, make: Callable[[], str]) -> None:
        """Write what *make* returns to the file *name*, unless it was made of the same *values*.

        For plugins that write files themselves; *values* are all that the text depends on besides
        the settings.
        """
        path = sanitised_join(self.output_path, name)
        if self.manifest is not None:
            try:
                fingerprint = digest(self.manifest.page_fingerprints.value(values))
            except OpaqueError:
                self.manifest.add(name, None)
            else:
                if not self.manifest.staleness.is_stale_file(name, fingerprint):
                    self.manifest.add_unchanged(name)
                    self._take_from_live_site(self.manifest, name, path)
                    return
                self.manifest.add(name, PageEntry(FEED, "", fingerprint))
        text = make()
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _unlink_if_hard_linked(path)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def write_feed(
        self, elements: Any, context: Any, path: Any = None, url: Any = None, *args: Any, **kw: Any
    ) -> Any:
        """Pelican's feed; nothing if the file is to stay."""
        if path and self.manifest is not None:
            fingerprint = None  # without items it has the time of the build in it
            if self.leaves_feeds and elements and not kw.get("override_output"):
                call = (path, url, args, sorted(kw.items()))
                fingerprint = self._feed_fingerprint(self.manifest, elements, context, call)
            if fingerprint and not self.manifest.staleness.is_stale_file(path, fingerprint):
                self._leave(os.path.join(self.output_path, path))
                self.manifest.add_unchanged(path)
                return None
            self.manifest.add(path, PageEntry(FEED, "", fingerprint) if fingerprint else None)
        return super().write_feed(elements, context, path, url, *args, **kw)

    def _feed_fingerprint(
        self, manifest: PageManifest, elements: Any, context: Any, call: Any
    ) -> bytes | None:
        prints, siteurl = manifest.page_fingerprints, str(context.get("SITEURL"))
        items = elements[: self.settings["FEED_MAX_ITEMS"]]
        try:
            read = [prints.attribute(each, name, siteurl) for each in items for name in _FEED_ITEM]
            read += [prints.value(item.get_content(siteurl)) for item in items]
            read += [prints.value(context.get(name)) for name in _FEED_SITE]
            read += [prints.names.name(item).encode() for item in items]
        except (OpaqueError, AttributeError):
            return None
        return digest(repr((read, call)).encode())

    def _leave(self, filename: str, override: bool = False) -> None:
        """Leave the file *filename* as it is."""
        self._stays = True
        self._open_w(filename, "utf-8", override)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        stays, self._stays = self._stays, False
        exit_if_orphaned()
        self._opened.append((filename, override))
        if not stays:
            _unlink_if_hard_linked(filename)
            return self._recording(super()._open_w(filename, encoding, override), filename)
        if self._claim(filename, override) and self.manifest is not None:
            self._take_from_live_site(self.manifest, self._name(filename), filename)
        return io.StringIO()

    @contextlib.contextmanager
    def _recording(self, opened: Any, filename: str) -> Iterator[Any]:
        """The file *opened*, of which the manifest learns what it is like as Pelican leaves it."""
        with opened as file:
            yield file
        if self.manifest is not None:
            self.manifest.record_file(self._name(filename), filename)

    def _name(self, filename: str) -> str:
        """The name of a file of the output."""
        is_inside = filename.startswith(self._inside)
        return (
            filename[len(self._inside) :] if is_inside else os.path.relpath(filename, self._inside)
        )

    def _claim(self, filename: str, override: bool) -> bool:
        """Pelican's rules for two pages with one name, for a page that is left alone.

        False where another page has the name for good. Raises FileOverwriteFailedError.
        """
        if filename in self._overridden_files:
            if override:
                raise FileOverwriteFailedError(f"{filename} was overridden before")
            return False
        if filename in self._written_files and not override:
            raise FileOverwriteFailedError(f"{filename} was written before")
        if override:
            self._overridden_files.add(filename)
        self._written_files.add(filename)
        return True

    def _take_from_live_site(self, manifest: PageManifest, name: str, target: str) -> None:
        """Have the file *name* of the live site at *target* too, if that is elsewhere.

        Where files stay in the live site, have nothing at *target* instead.
        """
        source = os.path.join(manifest.folder, name)
        if source == target:
            return
        if manifest.leaves_in_live_site:
            Path(target).unlink(missing_ok=True)
            return
        if os.path.lexists(target) and os.path.samefile(source, target):
            return
        os.makedirs(os.path.dirname(target), exist_ok=True)
        Path(target).unlink(missing_ok=True)
        if not (self.may_link and _try_hard_link(source, target)):
            shutil.copy2(source, target)


def _try_hard_link(source: str, target: str) -> bool:
    """Whether *target* could be linked to *source*: not between file systems, or without links."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _unlink_if_hard_linked(filename: str) -> None:
    """A file with a second name may be part of a site that is live: it gets a new inode."""
    try:
        is_linked = os.stat(filename).st_nlink > 1
    except OSError:
        return
    if is_linked:
        os.unlink(filename)
