"""The allow-list: sentences that need no source, each with the reason why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from claims.finding import Finding


@dataclass(frozen=True, order=True, slots=True)
class Allowed:
    """An entry on *line* of the list: the *sentence*, as readers see it, of the source *path*."""

    line: int
    path: str
    sentence: str
    reason: str


class AllowListError(ValueError):
    """The list cannot be read: the line, counted from 1, and what is wrong."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


_FIELDS = ("path", "sentence", "reason")


def read_allowed(text: str) -> list[Allowed]:
    """The entries of a YAML list of mappings with `path`, `sentence` and `reason`.

    Raises AllowListError at the first entry that is not one.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise AllowListError(line, f"it is no YAML ({error.problem})") from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise AllowListError(1, "it is no list")
    return [_entry(node) for node in root.value]


def _entry(node: yaml.Node) -> Allowed:
    line = node.start_mark.line + 1
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    values = {key.value: " ".join(str(value.value).split()) for key, value in pairs}
    if set(values) != set(_FIELDS) or not all(values.values()):
        raise AllowListError(line, "an entry wants path, sentence and reason, and nothing else")
    return Allowed(line, values["path"], values["sentence"], values["reason"])


def source_of(entry: Allowed, content: Path) -> Path:
    """The text that *entry* names from the folder of *content*, the site's `PATH`, or from above.

    So an entry means the same text whatever the working directory is.
    """
    named = (above / entry.path for above in content.parents)
    return next((each for each in named if content in each.parents), content.parent / entry.path)


def without_allowed(
    findings: Iterable[Finding], allowed: Iterable[Allowed]
) -> tuple[list[Finding], set[Allowed]]:
    """The *findings* that no entry for their text allows, and the entries that allowed one."""
    by_sentence = {entry.sentence: entry for entry in allowed}
    left, used = [], set()
    for finding in findings:
        entry = by_sentence.get(finding.text)
        if entry:
            used.add(entry)
        else:
            left.append(finding)
    return left, used


def unused(allowed: Iterable[Allowed], used: set[Allowed]) -> Iterator[Allowed]:
    """The entries that allow nothing any more, in the order of the list."""
    yield from (entry for entry in allowed if entry not in used)
