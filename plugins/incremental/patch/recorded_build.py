"""What a build records so that a later process can patch its output: plain data, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, NamedTuple

from documents.steps import Step

_STEPS: Final = ("analyses", "resolvers")


class Place(NamedTuple):
    """Where a text is shown: a *file* of the output, and what becomes of its HTML there.

    *function* (`module:name`) gets the HTML and *arguments* and returns what stands in the file;
    empty, it is the HTML as it is.
    """

    file: str
    function: str = ""
    arguments: Sequence[str] = ()


@dataclass(frozen=True)
class RecordedBuild:
    """How to compile a text below *content* again, resolve it, and where it is shown.

    *compiler* is the class, as `module:name`; *environment* the digest that cached documents depend
    on; *tables* what resolvers read; *processes* how many it uses; *places* has the fields of each
    `Place`, by the path of a text, where its body is shown. A text that is not there can only be
    built by a run of Pelican.
    """

    content: str
    environment: str
    compiler: str
    options: Mapping[str, Any]
    analyses: list[Step]
    resolvers: list[Step]
    tables: Mapping[str, Any]
    processes: int
    places: dict[str, Sequence[Sequence[Any]]] = field(default_factory=dict)

    def places_of(self, path: str) -> list[Place]:
        """Where the text *path* is shown; only its places are decoded. Raises KeyError."""
        return [Place(*each) for each in self.places[path]]


def encode(build: RecordedBuild) -> str:
    """*build* as JSON. Raises TypeError if a plugin has registered what is no plain data."""
    steps = {name: [asdict(step) for step in getattr(build, name)] for name in _STEPS}
    return json.dumps(vars(build) | steps, separators=(",", ":"))


def decode(text: str) -> RecordedBuild:
    """The recorded build that `encode` made *text* from. Raises ValueError, TypeError, KeyError."""
    parts = json.loads(text)
    parts |= {name: _steps(parts[name]) for name in _STEPS}
    return RecordedBuild(**parts)


def _steps(encoded: Iterable[Mapping[str, Any]]) -> list[Step]:
    return [Step(each["name"], each["function"], each["options"]) for each in encoded]
