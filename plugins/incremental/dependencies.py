"""The dependencies of pages, as data: many pages read the same, and share one row of the store."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from pelican.contents import Content

from .dependency_recorder import Recorder
from .digests import digest
from .schema import OWN

_MANY: Final = 50  # contents that a page reads; with fewer, each is named


class ContentList(NamedTuple):
    """Contents of which a page reads the same attributes; *key* is the digest of their names."""

    key: str
    names: list[str]
    attributes: tuple[str, ...]


class Dependencies(NamedTuple):
    """What a page reads, as far as its fingerprint is made of it."""

    templates: tuple[str, ...]
    names: list[str]  # of the context
    contents: list[tuple[str, tuple[str, ...]]]  # names, and attributes of what they name
    lists: list[ContentList]
    assets: list[str]  # arguments of tags `assets`, as JSON

    def attributes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The name of each content, and what is read of it."""
        yield from self.contents
        for listed in self.lists:
            yield from ((name, listed.attributes) for name in listed.names)


class DependencyTable:
    """Dependencies by their digest, which is what the record of a page refers to."""

    def __init__(self, texts: dict[bytes, str]) -> None:
        """*texts*: dependencies, and lists of names that they refer to, as JSON by digest."""
        self._texts = texts
        self._parsed: dict[bytes, Dependencies] = {}
        self._names: dict[str, list[str]] = {}  # by digest
        self._new_lists: list[str] = []  # as JSON: those that the parent process may not know

    def get(self, key: bytes) -> Dependencies | None:
        if key not in self._parsed and key in self._texts:
            self._parsed[key] = self._decoded(self._texts[key])
        return self._parsed.get(key)

    def _decoded(self, text: str) -> Dependencies:
        templates, names, assets, contents, lists = json.loads(text)
        return Dependencies(
            tuple(templates),
            names,
            [(key, tuple(attributes)) for key, *attributes in contents],
            [ContentList(key, self._listed(key), tuple(read)) for key, *read in lists],
            assets,
        )

    def _listed(self, key: str) -> list[str]:
        """The list of names with the digest *key*; none if the store has lost it."""
        if key not in self._names:
            self._names[key] = json.loads(self._texts.get(bytes.fromhex(key), "[]"))
        return self._names[key]

    def text(self, key: bytes) -> str:
        return self._texts[key]

    def add(
        self, recorder: Recorder, template: str, own: Content | None, name: Callable[[Content], str]
    ) -> bytes:
        """The digest of what a page of *template* has read. Raises OpaqueError."""
        text, lists = _encoded(recorder, template, own, name)
        key = digest(text.encode())
        self._texts.setdefault(key, text)
        for listed in lists.keys() - self._texts.keys():
            self._texts[listed] = lists[listed]
            self._new_lists.append(lists[listed])
        return key

    def take_new_lists(self) -> list[str]:
        """The lists of names, as JSON, that were added since this was called last."""
        lists, self._new_lists = self._new_lists, []
        return lists

    def merge(self, texts: Iterable[tuple[bytes, str]], lists: Iterable[str]) -> None:
        """Add what a worker has found."""
        self._texts.update((digest(each.encode()), each) for each in lists)
        self._texts.update(texts)

    def used(self, keys: set[bytes]) -> dict[bytes, str]:
        """The texts of *keys*, and of the lists of names that these refer to."""
        known = [each for key in keys if (each := self.get(key))]
        used = keys | {bytes.fromhex(listed.key) for each in known for listed in each.lists}
        return {key: text for key, text in self._texts.items() if key in used}


def _encoded(
    recorder: Recorder, template: str, own: Content | None, name: Callable[[Content], str]
) -> tuple[str, dict[bytes, str]]:
    """The dependencies of a page, and lists of names by their digests; both as JSON.

    *own*, which the page is about, has no name there, so that pages share their dependencies. They
    also share the list of those of which they read the same, as each page of a list does that shows
    all titles beside it: else the dependencies of all pages together would grow with the square of
    the site.
    """
    contents = [(c, tuple(read)) for c, read in recorder.attributes.items()]
    listed: dict[bytes, str] = {}
    lists: list[list[Any]] = []
    if len(contents) >= _MANY:
        common = Counter(read for _, read in contents).most_common(1)[0][0]
        members = {c for c, read in contents if set(common) <= set(read)}
        names = json.dumps(sorted(map(name, members)))
        key = digest(names.encode())
        listed[key] = names
        lists = [[key.hex(), *common]]
        contents = [
            (c, tuple(a for a in read if a not in common) if c in members else read)
            for c, read in contents
        ]
    alone = [[OWN if c is own else name(c), *read] for c, read in contents if read]
    templates = list(dict.fromkeys([template, *recorder.templates]))
    plain = (templates, list(recorder.names), list(recorder.assets))
    return json.dumps((*plain, alone, lists)), listed
