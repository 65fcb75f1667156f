"""The bodies of the texts of one build: their HTML with the placeholders filled.

A body depends on its document, the tables and the resolvers alone. If an earlier build has kept its
digest for the same of these, it is put together only when something asks for it: after an edit of a
field nothing asks for most of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pelican.contents import Content

from documents.document import Document, text_digest
from documents.faster_methods import has_links
from documents.registry import resolvers
from documents.resolve import resolve
from documents.result_cache import SETTING, ResultCache

_NAME: Final = "digests of bodies"


class UnreadBody:
    """A body that nothing has read yet: the *html* that it is made of, and its *digest*.

    Content has it as the attribute `unread_body`.
    """

    def __init__(self, content: Content, html: str, digest: bytes) -> None:
        self.html, self._digest, self._get_content = html, digest, content.get_content

    def digest(self, content: Content) -> bytes:
        """The digest of what *content* shows.

        Nothing if something has read the body and may have changed it, or if a plugin has put
        something in the place of what returns it.
        """
        is_pelicans = type(content).content is Content.content
        is_ours = content.get_content is self._get_content and not hasattr(content, "_get_content")
        return self._digest if is_pelicans and is_ours and "_content" not in vars(content) else b""


class BodyOnDemand:
    """`Content._content` of a text that has an `UnreadBody`: put together when it is read.

    It saves a tenth of a build after an edit of a field with 1,000 texts.
    """

    def __get__(self, content: Content | None, _owner: type | None = None) -> Any:
        if content is None:
            return self
        if (unread := vars(content).get("unread_body")) is None:
            raise AttributeError(f"{type(content).__name__} has no _content")
        document = replace(content.document, html=unread.html)
        tables = content._context["document_tables"]
        content._content = resolve(document, tables, resolvers(content.settings))
        return content._content  # found in the content itself from here on


class Bodies:
    """Gives texts their bodies from *tables*, which every pass has completed."""

    def __init__(self, settings: Mapping[str, Any], tables: Mapping[str, Any]) -> None:
        self._tables, self._steps = tables, resolvers(settings)
        results: ResultCache | None = settings.get(SETTING)
        self._inputs = "" if results is None else self._digest_of_inputs()
        self._results = results if self._inputs else None
        self._known: dict[str, str] = self._read()
        self._found: dict[str, str] = {}  # digests of bodies by those of documents

    def _digest_of_inputs(self) -> str:
        """Nothing if a table or an option is not plain data."""
        steps = [(step.name, step.function, step.options) for step in self._steps]
        try:
            return text_digest(json.dumps([self._tables, steps])).hex()
        except (TypeError, ValueError):
            return ""

    def _read(self) -> dict[str, str]:
        found = self._results.get(_NAME, self._inputs) if self._results is not None else None
        return dict(json.loads(found)) if found else {}

    def give(self, content: Content, document: Document) -> None:
        """Give *content* its body, at once or on demand."""
        key = document.digest.hex()
        html, document.html = document.html, ""  # nothing else asks for it, and it is large
        is_as_read = content._content is html and not hasattr(content, "_get_content")
        if is_as_read and key in self._known:
            self._found[key] = self._known[key]
            content.unread_body = UnreadBody(content, html, bytes.fromhex(self._known[key]))
            del content._content
            return
        content._content = resolve(replace(document, html=html), self._tables, self._steps)
        is_kept = is_as_read and key and self._results is not None
        if is_kept and not has_links(content):  # links depend on more than the tables
            self._found[key] = text_digest(content._content).hex()

    def save(self) -> None:
        """Have the next build know the digests."""
        if self._results is not None and self._found.keys() != self._known.keys():
            self._results.put(_NAME, self._inputs, json.dumps(self._found))
