"""Content by name: a class and the path of a source, as long as only one object bears both."""

from __future__ import annotations

import functools
import os

from pelican.contents import Content
from pelican.utils import posixize_path

from .value_fingerprints import OpaqueError


class ContentNames:
    """The content objects of one build."""

    def __init__(self) -> None:
        self._by_name: dict[str, Content] = {}
        self._shared: set[str] = set()

    def add(self, content: Content) -> None:
        name = _name(content)
        if self._by_name.get(name, content) is not content:
            self._shared.add(name)
        self._by_name[name] = content

    def all(self) -> list[Content]:
        """All that can be named."""
        return [content for name, content in self._by_name.items() if name not in self._shared]

    def name(self, content: Content) -> str:
        """Raises OpaqueError for one of two objects with the same name, or a stranger."""
        name = _name(content)
        if self._by_name.get(name) is not content or name in self._shared:
            raise OpaqueError(f"{name}, of which there are two")
        return name

    def find(self, name: str) -> Content | None:
        return None if name in self._shared else self._by_name.get(name)


def _name(content: Content) -> str:
    return f"{type(content).__name__} {content.relative_source_path}"


def remember_relative_paths() -> None:
    """Have Pelican work out the path of a source below the content folder once.

    It does so for each address that is asked for, which takes a tenth of a run on this site after
    the edit of a title. The path depends on nothing but the two names.
    """
    original = Content.get_relative_source_path

    @functools.wraps(original)
    def get_relative_source_path(content: Content, source_path: str | None = None) -> str | None:
        source, folder = source_path or content.source_path, content.settings["PATH"]
        if type(source) is str and os.path.isabs(source) and os.path.isabs(folder):
            return _relative_path(source, folder)
        path: str | None = original(content, source_path)
        return path

    if not hasattr(original, "__wrapped__"):
        Content.get_relative_source_path = get_relative_source_path


@functools.cache
def _relative_path(source: str, folder: str) -> str:
    return str(posixize_path(os.path.relpath(source, folder)))
