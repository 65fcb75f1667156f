"""The page of an edited text, shown before the whole site is built again.

Lists on it are those of the last build in this process; the build that follows corrects them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Content
from pelican.readers import Readers
from pelican.writers import Writer

from documents.registry import resolvers
from documents.resolve import resolve
from tools.files.staging_folder import StagingFolder


class EditedPage:
    """Keeps what the last run of Pelican in this process knew, and renders one text with it."""

    def __init__(self, staging: StagingFolder) -> None:
        self._staging = staging
        self._generators: dict[str, Any] = {}
        signals.article_generator_finalized.connect(self._keep)
        signals.page_generator_finalized.connect(self._keep)

    def _keep(self, generator: Any) -> None:
        self._generators[type(generator).__name__] = generator

    def show(self, path: Path, on_live: Callable[[], None]) -> bool:
        """Put the page of the text *path* in place and call *on_live*; whether that was possible.

        It is not for a new text, one with a mistake, or one whose address has changed.
        """
        for generator in self._generators.values():
            below = os.path.relpath(path, generator.settings["PATH"])
            old = generator.context["generated_content"].get(below)
            if old is not None and hasattr(old, "document"):
                new = self._read(generator, below, old)
                if new is not None:
                    self._write(generator, new, on_live)
                return new is not None
        return False

    @staticmethod
    def _read(generator: Any, below: str, old: Content) -> Content | None:
        """The text as it is now, with what the last build had worked out for it."""
        readers = Readers(generator.settings)  # the generator's own record what they read
        new = readers.read_file(
            base_path=generator.path, path=below, content_class=type(old), context=generator.context
        )
        if any(each.level == "error" for each in new.document.findings):
            return None
        _take_over(old, new)
        if new.save_as != old.save_as or new.status != old.status:
            return None
        tables = generator.context["document_tables"]
        new._content = resolve(new.document, tables, resolvers(generator.settings))
        return new

    def _write(self, generator: Any, content: Content, on_live: Callable[[], None]) -> None:
        kind = "article" if isinstance(content, Article) else "page"
        subject = {kind: content, "url": content.url}
        if kind == "article":
            subject |= {"category": content.category, "blog": True}
        with self._staging.locked(lambda: None):
            writer = Writer(str(self._staging.begin()), generator.settings)
            template = generator.get_template(content.template)
            writer.write_file(content.save_as, template, generator.context, **subject)
            self._staging.patch()
            on_live()


def _take_over(old: Content, new: Content) -> None:
    """Give *new* all that the last build worked out for *old*, but for the fields that differ.

    Passes make typed values of fields, such as the changes of a text, and add further attributes.
    Callables are left out: Pelican binds some to *old*, such as those that make its address.
    """
    fields, before = new.document.metadata, old.document.metadata
    edited = {name for name, value in fields.items() if before.get(name) != value}
    for name, value in vars(old).items():
        is_unknown = name not in vars(new) and not callable(value)
        if is_unknown or (name in fields and name not in edited):
            setattr(new, name, value)
