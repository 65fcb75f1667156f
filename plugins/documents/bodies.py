"""The bodies of the texts of one build: their HTML with the placeholders filled.

A body depends on its document, the tables and the resolvers alone. If an earlier build has kept its
digest for the same of these, it is put together only when something asks for it: after an edit of a
field nothing asks for most of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

from pelican.contents import Content

from documents.document import Document
from documents.faster_methods import has_links
from documents.registry import resolvers
from documents.resolve import resolve
from documents.result_cache import SETTING, ResultCache

_NAME: Final = "digests of bodies"


class BodyOnDemand:
    """`Content._content` of a text that has a `body_digest` and no body yet.

    It saves a tenth of a build after an edit of a field with 1,000 texts.
    """

    def __get__(self, content: Content | None, _owner: type | None = None) -> Any:
        if content is None:
            return self
        if "body_digest" not in vars(content):
            raise AttributeError(f"{type(content).__name__} has no _content")
        tables = content._context["document_tables"]
        content._content = _resolved(content.document, tables, resolvers(content.settings))
        return content._content  # found in the content itself from here on


class Bodies:
    """Gives texts their bodies from *tables*, which every pass has completed."""

    def __init__(self, settings: Mapping[str, Any], tables: Mapping[str, Any]) -> None:
        self._tables, self._steps = tables, resolvers(settings)
        self._inputs = self._digest_of_inputs()
        self._results: ResultCache | None = settings.get(SETTING) if self._inputs else None
        self._known: dict[str, str] = self._read()
        self._found: dict[str, str] = {}  # digests of bodies by those of documents

    def _digest_of_inputs(self) -> str:
        """Nothing if a table or an option is not plain data: then no body is known."""
        steps = [(step.name, step.function, step.options) for step in self._steps]
        try:
            return digest(json.dumps([self._tables, steps])).hex()
        except (TypeError, ValueError):
            return ""

    def _read(self) -> dict[str, str]:
        found = self._results.get(_NAME, self._inputs) if self._results is not None else None
        return dict(json.loads(found)) if found else {}

    def give(self, content: Content, document: Document) -> None:
        """Give *content* its body, at once or on demand."""
        key = document.digest.hex()
        if key in self._known:
            self._found[key] = self._known[key]
            content.body_digest = bytes.fromhex(self._known[key])
            del content._content
            return
        content._content = _resolved(document, self._tables, self._steps)
        if key and not has_links(content):  # Pelican's links depend on more than the tables
            self._found[key] = digest(content._content).hex()

    def save(self) -> None:
        """Have the next build know the digests."""
        if self._results is not None and self._found.keys() != self._known.keys():
            self._results.put(_NAME, self._inputs, json.dumps(self._found))


def body_digest(content: Content, siteurl: str) -> bytes:
    """Of what `get_content` returns, without a body that nothing has asked for."""
    if "_content" not in vars(content):
        return bytes(content.body_digest)
    return digest(content.get_content(siteurl))


def digest(text: str) -> bytes:
    """16 bytes of BLAKE2b, which the plugin `incremental` takes of a body, too."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _resolved(document: Document, *how: Any) -> str:
    html = resolve(document, *how)
    document.html = ""  # nothing asks for it any more, and it is as large as the text
    return html
