"""Content by name: a class and the path of a source, as long as only one object has both."""

from __future__ import annotations

from pelican.contents import Content

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
        """Raises OpaqueError if two objects have the name, or the object was not added."""
        name = _name(content)
        if self._by_name.get(name) is not content or name in self._shared:
            raise OpaqueError(f"{name}, of which there are two")
        return name

    def find(self, name: str) -> Content | None:
        return None if name in self._shared else self._by_name.get(name)


def _name(content: Content) -> str:
    return f"{type(content).__name__} {content.relative_source_path}"
