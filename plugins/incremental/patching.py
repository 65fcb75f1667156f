"""An edit of nothing but text: only the pages and feeds that show it are made.

The page is first asked for with the text of the last build. Only if every value that it reads has
the digest noted then is the stage known to be the same, and the page is made with the new text.
"""

from __future__ import annotations

import json
import os
import re
from typing import Any, Final, NamedTuple

from pelican.contents import Article, Content, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from incremental import codec
from incremental.ledger import FEED, Ledger
from incremental.reading import Row
from incremental.session import Session
from incremental.survey import Survey, is_whole
from incremental.values import OpaqueError
from incremental.writer import IncrementalWriter, NotTheSameError

_MOST: Final = 20  # edited sources; with more, a whole run is not much dearer
_KINDS: Final = {
    "Article": (Article, "article", signals.article_generator_context),
    "Page": (Page, "page", signals.page_generator_context),
}


class CannotPatchError(Exception):
    """More than text has changed, or it cannot be known; the text says what."""


class Edit(NamedTuple):
    """A source whose text has changed: what was read *before*, and the files that show it."""

    path: str
    below: str  # path below the content folder
    kind: str
    before: Row
    showing: list[str]


class Patch:
    """The edits since the last build, and what has to be made again for them."""

    def __init__(self, session: Session, writer: IncrementalWriter) -> None:
        self._session, self._writer, self._settings = session, writer, session.settings
        self._generators: dict[str, Generator] = {}
        self._root = writer.ledger.root if writer.ledger else ""

    def apply(self) -> int:
        """Make what shows edited text; the number of files made. Raises CannotPatchError."""
        ledger = self._writer.ledger
        if ledger is None or not _is_patchable(self._session):
            raise CannotPatchError("a plugin may look at bodies")
        try:
            edits = [self._edit(path) for path in self._edited(ledger)]
            self._make_all(edits, ledger, probing=True)
            for edit in edits:
                self._swap(edit)
            self._session.projection.forget()
            self._make_all(edits, ledger, probing=False)
        except (NotTheSameError, OpaqueError, codec.ForeignTypeError, OSError) as error:
            raise CannotPatchError(str(error)) from error
        self._session.finish_patch(ledger, [edit.before[0] for edit in edits])
        return len(ledger.made)

    def _edited(self, ledger: Ledger) -> list[str]:
        store = self._session.store
        survey, outputs = (
            json.loads(store.note(f"{kind} of {ledger.root}") or "null")
            for kind in ("survey", "outputs")
        )
        changed = Survey(*survey).changed_to(self._session.survey) if survey else None
        if changed is None or not ledger.is_same_environment:
            raise CannotPatchError("more than sources has changed")
        if len(changed) > _MOST or not is_whole(ledger.folder, outputs):
            raise CannotPatchError("much has changed")
        return changed

    def _edit(self, path: str) -> Edit:
        """The edit of *path*, whose old text is now what any reader gets."""
        store, root = self._session.store, self._root
        rows = store.reads_of(path)
        below = os.path.relpath(path, self._settings["PATH"]).replace(os.sep, "/")
        kind = next((k for k in _KINDS if store.showing(root, f"{k} {below}")), None)
        if kind is None or len(rows) != 1:
            raise CannotPatchError(f"{below} is shown by no page")
        shelf = self._session.shelves[id(self._generator(kind))]
        shelf.instead[path] = rows[0]
        return Edit(path, below, kind, rows[0], store.showing(root, f"{kind} {below}"))

    def _swap(self, edit: Edit) -> None:
        """From now on a reader gets the new text."""
        shelf = self._session.shelves[id(self._generator(edit.kind))]
        del shelf.instead[edit.path]
        self._session.names.forget(self._read(edit.kind, edit.below))
        self._read(edit.kind, edit.below)
        after = shelf.row(edit.path)
        if after is None or not self._is_same_but_text(edit.before, after):
            raise CannotPatchError(f"{edit.below} has more than other text")

    def _make_all(self, edits: list[Edit], ledger: Ledger, probing: bool) -> None:
        self._writer.probing, self._writer.patching = probing, True
        self._writer.forget_written()
        shown = {name: edit for edit in edits for name in edit.showing}
        for name, edit in shown.items():
            self._make(name, edit, ledger)

    def _is_same_but_text(self, before: Row, after: Row) -> bool:
        """Links inside the site are resolved from the whole site, which is not here."""
        link = self._settings["INTRASITE_LINK_REGEX"]
        linked = any(re.search(link, row[3]) for row in (before, after))
        return before[2] == after[2] and not linked

    def _generator(self, kind: str) -> Generator:
        if kind not in self._generators:
            context = self._context()
            made = {"Article": ArticlesGenerator, "Page": PagesGenerator}[kind](
                context=context,
                settings=self._settings,
                path=self._settings["PATH"],
                theme=self._settings["THEME"],
                output_path=self._settings["OUTPUT_PATH"],
            )
            self._session.leave_unprepared(made)
            self._generators[kind] = made
        return self._generators[kind]

    def _context(self) -> dict[str, Any]:
        """What Pelican gives to every generator, and what templates read of it the last time."""
        note = self._session.store.note(f"shared of {self._root}") or "{}"
        shared = {
            name: codec.decode(text, self._settings)["value"]
            for name, text in json.loads(note).items()
        }
        own: dict[str, Any] = {"generated_content": {}, "static_links": set(), "static_content": {}}
        return {**self._settings, **shared, **own, "localsiteurl": self._settings["SITEURL"]}

    def _read(self, kind: str, below: str) -> Content:
        content_class, _, signal = _KINDS[kind]
        generator = self._generator(kind)
        found = self._session.names.find(f"{kind} {below}")
        return found or generator.readers.read_file(
            base_path=generator.path,
            path=below,
            content_class=content_class,
            context=generator.context,
            context_signal=signal,
            context_sender=generator,
        )

    def _make(self, name: str, edit: Edit, ledger: Ledger) -> None:
        content, record = self._read(edit.kind, edit.below), ledger.known[name]
        if record.shape == FEED:
            self._make_feed(record.own)
        elif name == content.save_as:
            self._make_page(edit.kind, content)
        else:
            raise CannotPatchError(f"{name} shows {edit.below} too")

    def _make_page(self, kind: str, content: Content) -> None:
        generator, article = self._generator(kind), {}
        if kind == "Article":
            article = {"category": getattr(content, "category", None), "blog": True}
        self._writer.write_file(
            content.save_as,
            generator.get_template(content.template),
            generator.context,
            self._settings["RELATIVE_URLS"],
            override_output=hasattr(content, "override_save_as"),
            url=content.url,
            **{_KINDS[kind][1]: content},
            **article,
        )

    def _make_feed(self, own: str) -> None:
        if not own:
            raise CannotPatchError("a feed that cannot be asked for again")
        told = json.loads(own)
        items = [self._read(*name.split(" ", 1)) for name in told["items"]]
        context = self._generator("Article").context
        self._writer.write_feed(items, context, *told["args"], **told["kw"])


def _is_patchable(session: Session) -> bool:
    settings = session.settings
    blind = {"incremental", *settings.get("INCREMENTAL_BODY_BLIND", ())}
    in_place = not settings.get("INCREMENTAL_PREVIOUS_OUTPUT")
    return in_place and not settings["RELATIVE_URLS"] and blind.issuperset(settings["PLUGINS"])
