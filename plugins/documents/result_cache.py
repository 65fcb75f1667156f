"""Results of the link stage that are cached from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any, Final, Protocol, TypeVar

import msgspec

SETTING: Final = "DOCUMENT_RESULT_CACHE"
Result = TypeVar("Result")


class ResultCache(Protocol):
    """What a plugin that caches results, such as `incremental`, puts into the setting.

    It forgets all when the code or the settings have changed.
    """

    def get(self, name: str, inputs: str) -> str | None:
        """The result *name* of the same *inputs*, a digest; None if there is none."""

    def put(self, name: str, inputs: str, result: str) -> None:
        """Keep *result* in the place of an earlier one with that *name*."""


def cached_result(
    settings: Mapping[str, Any],
    name: str,
    inputs: bytes,
    kind: type[Result],
    compute: Callable[[], Result],
) -> Result:
    """What *compute* returns, perhaps in an earlier build.

    It depends on *inputs*, the settings and code alone, and is of a *kind* that msgspec turns into
    JSON and back.
    """
    results: ResultCache | None = settings.get(SETTING)
    if results is None:
        return compute()
    digest = blake2b(inputs, digest_size=16).hexdigest()
    if (known := results.get(name, digest)) is not None:
        return msgspec.json.decode(known, type=kind)
    result = compute()
    results.put(name, digest, msgspec.json.encode(result).decode())
    return result
