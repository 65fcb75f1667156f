"""The file of notes: what it says of each term, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import yaml

from report.diagnostic import Diagnostic

KINDS = ("categories", "tags", "authors")
LONGEST = 200
"""Characters: search engines show no more of a description."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the file says on *line* of the term *name*, which is one of *kind*."""

    kind: str
    name: str
    text: str
    line: int


@dataclass(slots=True)
class Notes:
    """The *notes* of a file, and the *diagnostics* of what could not be read; these need a path."""

    notes: list[Note] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def refuse(self, node: yaml.Node, name: str, problem: str, remedy: str) -> None:
        self.diagnostics.append(Diagnostic("", node.start_mark.line + 1, name, problem, remedy))


def read_notes(text: str) -> Notes:
    """The notes in *text*, YAML: a mapping of name to text under each of `KINDS`."""
    found = Notes()
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = f"it is no YAML ({error.problem})"
        found.diagnostics.append(Diagnostic("", line, "term notes", problem, "mend the line"))
        return found
    for kind, value in _pairs(root, "term notes", found):
        if kind.value not in KINDS:
            near = get_close_matches(str(kind.value), KINDS, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"write one of {', '.join(KINDS)}"
            found.refuse(kind, "term notes", f"{kind.value}: there is no such kind", remedy)
        else:
            _read_kind(str(kind.value), value, found)
    return found


def _pairs(
    node: yaml.Node | None, name: str, found: Notes
) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The entries of a mapping, each key once; none, after it is refused, of anything else."""
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return []
    if not isinstance(node, yaml.MappingNode):
        found.refuse(node, name, "want a name, a colon and a text on each line", "write name: text")
        return []
    return [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]


def _read_kind(kind: str, node: yaml.Node, found: Notes) -> None:
    seen: set[str] = set()
    for name, value in _pairs(node, kind, found):
        text = " ".join(str(value.value).split()) if isinstance(value, yaml.ScalarNode) else ""
        if name.value in seen:
            found.refuse(name, kind, f"{name.value} stands there twice", "delete one of them")
        elif not text:
            found.refuse(name, kind, f"{name.value} has no text", "write a sentence behind it")
        elif len(text) > LONGEST:
            problem = f"{name.value}: {len(text)} characters; want at most {LONGEST}"
            found.refuse(name, kind, problem, "shorten it")
        else:
            found.notes.append(Note(kind, name.value, text, name.start_mark.line + 1))
        seen.add(name.value)


def unknown(notes: Notes, known: Mapping[str, Collection[str]]) -> Iterator[Diagnostic]:
    """A warning for each note on a term that no text has; *known* has the names by kind."""
    for note in notes.notes:
        names = known[note.kind]
        if note.name not in names:
            near = get_close_matches(note.name, names, n=1)
            remedy = f"did you mean {near[0]}?" if near else "remove it, or give it to a text"
            problem = f"no text has {note.name}"
            yield Diagnostic("", note.line, note.kind, problem, remedy, "warning")
