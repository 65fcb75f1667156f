"""The signature of what a page read, from the values as they are now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import jinja2
from pelican.contents import Content

from incremental.blake import digest
from incremental.schema import CODE, OWN
from incremental.titles import Shown
from incremental.tracing import EVERYTHING, Recorder
from incremental.values import Digests, OpaqueError

_MISSING: Final = object()
# Templates, names, content with attributes; how often titles are shown, and in which forms.
Reads = tuple[list[str], list[str], list[list[str]], dict[str, list[int]], list[list[bool]]]


_BODY: Final = frozenset({EVERYTHING, "content", "summary", "_content", "_summary"})


def shows_body(content: Content, attribute: str) -> bool:
    """Whether *attribute* may depend on the text below the front matter of *content*."""
    return attribute in _BODY or callable(getattr(type(content), attribute, None))


def shape_of(
    recorder: Recorder,
    root: str,
    titles: Shown,
    asks_code: bool,
    name: Callable[[Content], str],
) -> str:
    """The reads of a page as JSON, with the *titles* that it shows.

    *asks_code* says whether it read more than that.
    *name* does not name the content that the page is about, so that pages share their reads.
    """
    names = {content: name(content) for content in {**recorder.attributes, **titles.times}}
    attributes = [[names[content], *asked] for content, asked in recorder.attributes.items()]
    templates = list(dict.fromkeys([root, *recorder.templates]))
    times = {names[content]: times for content, times in titles.times.items()}
    context = [*recorder.names, *([CODE] if asks_code else [])]
    parts = (templates, context, attributes, times, titles.forms)
    return json.dumps(parts)


class Projection:
    """Signatures of reads. *find* gives the content of a name."""

    def __init__(self, digests: Digests, find: Callable[[str], Content | None]) -> None:
        self._digests, self._find = digests, find
        self._attributes: dict[tuple[int, str, str], bytes] = {}
        self._templates: dict[tuple[Any, ...], bytes] = {}

    def forget(self) -> None:
        self._attributes.clear()
        self._digests.forget()

    def signature(
        self, env: jinja2.Environment, reads: Reads, own: Content | None, context: Mapping[str, Any]
    ) -> bytes | None:
        """None where something that was read is gone. Raises OpaqueError."""
        templates, names, contents, *_ = reads
        seen = [self._template(env, name) for name in templates]
        seen += [self._name(context, env.globals, name) for name in names]
        siteurl = str(context.get("localsiteurl"))
        for key, *attributes in contents:
            content = own if key == OWN else self._find(key)
            if content is None:
                return None
            seen += [self.attribute(content, attribute, siteurl) for attribute in attributes]
        return digest(repr(seen).encode())

    def value(self, value: Any) -> bytes:
        """Digest of *value*. Raises OpaqueError."""
        return self._digests.of(value)

    def _name(self, context: Mapping[str, Any], shared: Mapping[str, Any], name: str) -> bytes:
        value = context.get(name, shared.get(name, _MISSING))
        return b"missing" if value is _MISSING else self._digests.of(value)

    def _template(self, env: jinja2.Environment, name: str) -> bytes:
        loaders = tuple(map(id, getattr(env.loader, "loaders", ())))
        key = (id(env), name, loaders)
        if key not in self._templates:
            self._templates[key] = _source_digest(env, name)
        return self._templates[key]

    def attribute(self, content: Content, attribute: str, siteurl: str) -> bytes:
        """Digest of what *attribute* of *content* is. Raises OpaqueError."""
        key = (id(content), attribute, siteurl)
        known = self._attributes.get(key)
        if known is None:
            known = self._attributes[key] = self._read(content, attribute)
        return known

    def _read(self, content: Content, attribute: str) -> bytes:
        value = getattr(content, attribute, _MISSING)
        if value is _MISSING and attribute != EVERYTHING:
            return b"missing"
        if attribute == EVERYTHING or callable(value):
            return self._digests.of(list(_everything(content)))
        return self._digests.of(value)


def _source_digest(env: jinja2.Environment, name: str) -> bytes:
    if env.loader is None:
        raise OpaqueError(f"the template {name}, which no loader knows")
    try:
        return digest(env.loader.get_source(env, name)[0].encode())
    except jinja2.TemplateNotFound:
        return b"missing"


def _everything(content: Content) -> Iterator[Any]:
    """All that a method of *content*, or a function that is handed it, can read of it."""
    for name in sorted(vars(content)):
        if name not in {"settings", "_context", "_output_location_referenced"}:
            yield name
            yield getattr(content, name)
    yield from (getattr(content, name) for name in ("content", "summary", "url", "save_as"))
