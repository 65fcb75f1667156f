"""The fingerprint of what a page read, from the values as they are now."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import jinja2
from pelican.contents import Content

from .content_names import ContentNames
from .dependencies import ContentList, Dependencies
from .dependency_recorder import ASSETS, EVERYTHING
from .digests import digest, text_digest
from .schema import OWN
from .trusted_packages import module_of
from .value_fingerprints import Fingerprints, OpaqueError, joined

_MISSING: Final = object()
_NOT_READ: Final = {"settings", "_context", "_output_location_referenced", "unread_body"}


class PageInputs(NamedTuple):
    """What a page is rendered from: a template and its variables."""

    template: jinja2.Template
    context: Mapping[str, Any]

    @property
    def template_name(self) -> str:
        return str(self.template.name)

    @property
    def own(self) -> Content | None:
        """What the page is about."""
        own = self.context.get("article") or self.context.get("page")
        return own if isinstance(own, Content) else None


class PageFingerprints:
    """Fingerprints of dependencies; content is found by its name in *names*."""

    def __init__(self, names: ContentNames) -> None:
        self.names = names
        self._digests = Fingerprints(names.name)
        self._assets: dict[str, bytes] = {}
        self._lists: dict[tuple[str, tuple[str, ...], str], bytes | None] = {}
        self._contents: dict[tuple[int, tuple[str, ...], str], bytes] = {}
        self._attributes: dict[tuple[int, str, str], bytes] = {}
        self._templates: dict[tuple[Any, ...], bytes] = {}

    def forget(self) -> None:
        """Plugins may have changed any value since."""
        self._contents.clear()
        self._lists.clear()
        self._assets.clear()
        self._attributes.clear()
        self._digests.forget()

    def fingerprint(self, reads: Dependencies, page: PageInputs) -> bytes | None:
        """None where something that was read is gone. Raises OpaqueError."""
        env, context = page.template.environment, page.context
        seen = [self._sources(env, reads.templates), *self._names(env, context, reads.names)]
        seen += [self._asset(env, arguments) for arguments in reads.assets]
        siteurl = str(context.get("localsiteurl"))
        for name, attributes in reads.contents:
            content = page.own if name == OWN else self.names.find(name)
            if content is None:
                return None
            seen.append(self._content(content, attributes, siteurl))
        for each in reads.lists:
            listed = self._list(each, siteurl)
            if listed is None:
                return None
            seen.append(listed)
        return digest(joined(seen))

    def _list(self, listed: ContentList, siteurl: str) -> bytes | None:
        """Digest of the attributes of each content of *listed*; None if one is gone."""
        key = (listed.key, listed.attributes, siteurl)
        if key not in self._lists:
            contents = [self.names.find(name) for name in listed.names]
            found = [content for content in contents if content is not None]
            seen = joined(self._content(content, listed.attributes, siteurl) for content in found)
            is_complete = found and len(found) == len(contents)
            self._lists[key] = digest(seen) if is_complete else None
        return self._lists[key]

    def value(self, value: Any) -> bytes:
        """Digest of *value*. Raises OpaqueError."""
        return self._digests.of(value)

    def _content(self, content: Content, attributes: tuple[str, ...], siteurl: str) -> bytes:
        """Digest of *attributes* of *content*, which many pages ask together."""
        key = (id(content), attributes, siteurl)
        known = self._contents.get(key)
        if known is None:
            seen = joined(self.attribute(content, each, siteurl) for each in attributes)
            known = self._contents[key] = digest(seen)
        return known

    def _asset(self, env: jinja2.Environment, arguments: str) -> bytes:
        """Digest of the addresses that a tag `assets` gives; its file is made if it is missing."""
        extensions = env.extensions.values()
        found = (each for each in extensions if type(each).__module__.endswith(ASSETS))
        extension: Any = next(found, None)
        if extension is None:
            return b"missing"
        if arguments not in self._assets:
            made = extension._render_assets(
                *json.loads(arguments), caller=lambda *files: repr(files)
            )
            self._assets[arguments] = digest(str(made).encode())
        return self._assets[arguments]

    def _names(
        self, env: jinja2.Environment, context: Mapping[str, Any], names: Iterable[str]
    ) -> Iterator[bytes]:
        for name in names:
            value = context[name] if name in context else env.globals.get(name, _MISSING)
            yield b"missing" if value is _MISSING else self._digests.of(value)

    def _sources(self, env: jinja2.Environment, names: tuple[str, ...]) -> bytes:
        """Digest of the sources of templates, which many pages have in common."""
        loaders = tuple(map(id, getattr(env.loader, "loaders", ())))
        key = (id(env), names, loaders)
        if key not in self._templates:
            seen = [self._source(env, name, loaders) for name in names]
            self._templates[key] = digest(joined(seen))
        return self._templates[key]

    def _source(self, env: jinja2.Environment, name: str, loaders: tuple[int, ...]) -> bytes:
        key = (id(env), name, loaders)
        if key not in self._templates:
            self._templates[key] = _source_digest(env, name)
        return self._templates[key]

    def attribute(self, content: Content, attribute: str, siteurl: str) -> bytes:
        """Digest of what *attribute* of *content* is. Raises OpaqueError."""
        if attribute in vars(content):  # quicker to ask again than to remember
            return self._read(content, attribute)
        if attribute == "summary" and _is_cut_from_body(content):  # to cut it takes far longer
            return b"summary of " + self.attribute(content, "content", siteurl)
        key = (id(content), attribute, siteurl)
        known = self._attributes.get(key)
        if known is None:
            known = self._attributes[key] = self._read(content, attribute)
        return known

    def _read(self, content: Content, attribute: str) -> bytes:
        if attribute == "content" and (known := known_body(content)):
            return known
        value = getattr(content, attribute, _MISSING)
        if attribute == "content" and type(value) is str:
            return text_digest(value)
        if value is _MISSING and attribute != EVERYTHING:
            return b"missing"
        if attribute == EVERYTHING or callable(value):
            return self._digests.of(list(_everything(content)))
        return self._digests.of(value)


def known_body(content: Content) -> bytes:
    """The digest of a body that the plugin `documents` has not put together; else nothing."""
    unread = vars(content).get("unread_body")
    return unread.digest(content) if unread is not None else b""


def _is_cut_from_body(content: Content) -> bool:
    """Whether Pelican's own code makes the summary, of the body and the settings alone."""
    if "summary" in content.metadata or "get_summary" in vars(content):
        return False
    code = [inspect.getattr_static(content, name) for name in ("summary", "get_summary")]
    functions = [getattr(each, "fget", None) or getattr(each, "func", each) for each in code]
    return all(module_of(each) == Content.__module__ for each in functions)


def _source_digest(env: jinja2.Environment, name: str) -> bytes:
    if env.loader is None:
        raise OpaqueError(f"the template {name}, which no loader knows")
    try:
        return digest(env.loader.get_source(env, name)[0].encode())
    except jinja2.TemplateNotFound:
        return b"missing"


def _everything(content: Content) -> Iterator[Any]:
    """All that a method of *content*, or a function that is handed it, can read of it."""
    for name in sorted({*vars(content), "_content"}):
        if name not in _NOT_READ:
            yield name
            yield getattr(content, name)
    yield from (getattr(content, name) for name in ("content", "url", "save_as"))
    yield None if _is_cut_from_body(content) else content.summary
