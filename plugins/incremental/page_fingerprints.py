"""The fingerprint of what a page read, from the values as they are now."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import jinja2
from pelican.contents import Content

from .dependency_recorder import ASSETS, EVERYTHING, Recorder
from .digests import digest
from .schema import OWN
from .value_fingerprints import Fingerprints, OpaqueError, joined

_MISSING: Final = object()
_MANY: Final = 50  # contents that a page asks; with fewer, each is named


class Dependencies(NamedTuple):
    """What a page reads, as far as its fingerprint is made of it."""

    templates: tuple[str, ...]
    names: list[str]
    contents: list[tuple[str, tuple[str, ...]]]  # names, and attributes of what they name
    lists: list[tuple[str, tuple[str, ...]]]  # digests of lists of names, and the same of each
    assets: list[str]  # arguments of tags `assets`, as JSON

    @classmethod
    def of(cls, shape: str) -> Dependencies:
        """From what `dependencies_of` gave."""
        templates, names, assets, *both = json.loads(shape)
        contents, lists = ([(key, tuple(asked)) for key, *asked in each] for each in both)
        return cls(tuple(templates), names, contents, lists, assets)


class Shape(NamedTuple):
    """The reads of a page as JSON; *listed* are lists of names, as JSON, by their digests."""

    reads: str
    listed: dict[bytes, str]


def dependencies_of(
    recorder: Recorder, root: str, name: Callable[[Content], str], own: Content | None
) -> Shape:
    """The reads of a page: templates, names, content with attributes.

    *own*, which the page is about, has no name there, so that pages share their reads. They also
    share the list of those of which they ask the same, as each page of a list does that shows all
    titles beside it: else the reads of all pages together would grow with the square of the site.
    """
    contents = [(c, tuple(asked)) for c, asked in recorder.attributes.items()]
    listed: dict[bytes, str] = {}
    lists = []
    if len(contents) >= _MANY:
        common = Counter(asked for _, asked in contents).most_common(1)[0][0]
        members = {c for c, asked in contents if set(common) <= set(asked)}
        names = json.dumps(sorted(map(name, members)))
        key = digest(names.encode())
        listed[key] = names
        lists = [[key.hex(), *common]]
        contents = [
            (c, tuple(a for a in asked if a not in common) if c in members else asked)
            for c, asked in contents
        ]
    alone = [[OWN if c is own else name(c), *asked] for c, asked in contents if asked]
    templates = list(dict.fromkeys([root, *recorder.templates]))
    plain = (templates, list(recorder.names), list(recorder.assets))
    return Shape(json.dumps((*plain, alone, lists)), listed)


class PageFingerprints:
    """Signatures of reads. *find* gives the content of a name."""

    def __init__(self, digests: Fingerprints, find: Callable[[str], Content | None]) -> None:
        self._digests, self._find = digests, find
        self._assets: dict[str, bytes] = {}
        self._lists: dict[tuple[str, tuple[str, ...], str], bytes | None] = {}
        self._contents: dict[tuple[int, tuple[str, ...], str], bytes] = {}
        self._attributes: dict[tuple[int, str, str], bytes] = {}
        self._templates: dict[tuple[Any, ...], bytes] = {}

    def forget(self) -> None:
        self._contents.clear()
        self._lists.clear()
        self._assets.clear()
        self._attributes.clear()
        self._digests.forget()

    def fingerprint(
        self,
        env: jinja2.Environment,
        reads: Dependencies,
        own: Content | None,
        context: Mapping[str, Any],
        names_of: Callable[[str], list[str]],
    ) -> bytes | None:
        """None where something that was read is gone. Raises OpaqueError.

        *names_of* gives the list of names that a digest is of; none if it is not known.
        """
        seen = [self._sources(env, reads.templates), *self._names(env, context, reads.names)]
        seen += [self._asset(env, arguments) for arguments in reads.assets]
        siteurl = str(context.get("localsiteurl"))
        for key, attributes in reads.contents:
            content = own if key == OWN else self._find(key)
            if content is None:
                return None
            seen.append(self._content(content, attributes, siteurl))
        for key, attributes in reads.lists:
            listed = self._list(key, attributes, siteurl, names_of)
            if listed is None:
                return None
            seen.append(listed)
        return digest(joined(seen))

    def _list(
        self,
        key: str,
        attributes: tuple[str, ...],
        siteurl: str,
        names_of: Callable[[str], list[str]],
    ) -> bytes | None:
        """Digest of *attributes* of each content of a list; None if one is gone."""
        known = self._lists.get((key, attributes, siteurl), _MISSING)
        if not isinstance(known, bytes | None):
            contents = [self._find(name) for name in names_of(key)]
            whole = [content for content in contents if content is not None]
            seen = joined(self._content(content, attributes, siteurl) for content in whole)
            known = digest(seen) if whole and len(whole) == len(contents) else None
            self._lists[key, attributes, siteurl] = known
        return known

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
            made = extension._render_assets(*json.loads(arguments), caller=lambda *told: repr(told))
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
