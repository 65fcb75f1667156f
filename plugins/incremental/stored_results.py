"""Cached results that other plugins compute from the whole site, with a digest of their inputs."""

from __future__ import annotations

from typing import Final

from .store import Store

SETTING: Final = "DOCUMENT_RESULT_CACHE"


class StoredResults:
    """In *store*; *environment* is the digest of the code and settings of this build."""

    def __init__(self, store: Store, environment: bytes) -> None:
        self._store, self._environment = store, environment
        self._new: dict[str, str] = {}

    def get(self, name: str, inputs: str) -> str | None:
        """The result *name*, if *inputs* are what they were when it was computed."""
        head, _, result = (self._store.value(_value_name(name)) or "").partition("\n")
        return result if head == self._head(inputs) else None

    def put(self, name: str, inputs: str, result: str) -> None:
        """Keep *result* once the build has succeeded."""
        self._new[_value_name(name)] = f"{self._head(inputs)}\n{result}"

    def save(self) -> None:
        """Write down the new results."""
        for name, text in self._new.items():
            self._store.set_value(name, text)

    def _head(self, inputs: str) -> str:
        return f"{self._environment.hex()} {inputs}"


def _value_name(name: str) -> str:
    return f"result {name}"
