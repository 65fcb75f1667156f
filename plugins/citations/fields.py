"""The fields of one BibTeX or biblatex entry, resolved and decoded, with what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bibtexparser.model import Entry

from citations.diagnostics import in_library
from citations.identifiers import IdentifierError
from citations.names import AmbiguousNameError, people
from citations.plain import LatexError, plain
from citations.source import Author
from citations.values import NEXT_FIELD, UnresolvedValueError, resolve
from report.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Value:
    """What a field holds, without its delimiters, and its line in the library."""

    text: str
    line: int


class Fields:
    """The fields of an entry by lower-case name; only what is asked for is resolved.

    *diagnostics* collects what cannot be read, each once; such a field is empty and its name is
    among *refused*.
    """

    def __init__(self, entry: Entry, macros: Mapping[str, str]) -> None:
        self.key = entry.key
        self.kind = entry.entry_type.lower()
        self.line = line_of(entry.start_line)
        self.diagnostics: dict[Diagnostic, None] = {}
        self.refused: set[str] = set()
        self._macros = macros
        self._typed: dict[str, Value] = {}
        self._twice: dict[str, int] = {}
        for field in entry.fields:
            name, line = field.key.lower(), line_of(field.start_line)
            if name in self._typed and self._typed[name].text != str(field.value):
                self._twice[name] = line
            self._typed.setdefault(name, Value(str(field.value), line))
        self._resolved: dict[str, str] = {}

    def refuse(self, name: str, problem: str, remedy: str) -> None:
        """Note a diagnostic at the line of the field *name*, or of the entry if it has none."""
        line = self._typed[name].line if name in self._typed else self.line
        self.diagnostics[in_library(line, f"{self.key}{problem}", remedy)] = None
        self.refused.add(name)

    def inherit(self, other: Fields, renamed: Mapping[str, str]) -> None:
        """Take from *other*, under the names that *renamed* gives them, the fields that lack here.

        What is wrong in them is reported at their line.
        """
        for name, value in other._typed.items():
            self._typed.setdefault(renamed.get(name, name), value)

    def check_commas(self) -> None:
        """Refuse each field that has taken up the next one, be it asked for or not."""
        for name, value in self._typed.items():
            if "=" in value.text and NEXT_FIELD.search(value.text):
                self._raw(name)

    def raw(self, *names: str) -> str:
        """The first of the fields *names* that holds something, as typed."""
        return next((text for name in names if (text := self._raw(name))), "")

    def _raw(self, name: str) -> str:
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name) if name in self._typed else ""
        return self._resolved[name]

    def _resolve(self, name: str) -> str:
        if name in self._twice:
            line = self._twice[name]
            self.diagnostics[
                in_library(line, f"{self.key} has {name} twice", "keep one of them")
            ] = None
        try:
            return resolve(self._typed[name].text, self._macros).strip()
        except UnresolvedValueError as error:
            self.refuse(name, f": {name}: {error.problem}", error.remedy)
            self.refused.add(error.taken)
            return ""

    def text(self, *names: str) -> str:
        """The first of the fields *names* that holds something, as plain text."""
        return self._read(plain, *names)

    def identifier(self, read: Callable[[str], str], *names: str) -> str:
        """The first of the fields *names* that holds something, in the form that *read* gives."""
        return self._read(read, *names)

    def _read(self, read: Callable[[str], str], *names: str) -> str:
        return next(
            (text for name in names if (text := self._made(read, self._raw(name), name))), ""
        )

    def part(self, read: Callable[[str], str], text: str, name: str) -> str:
        """*text*, which is part of the field *name*, in the form that *read* gives."""
        return self._made(read, text, name)

    def _made(self, read: Callable[[str], str], raw: str, name: str) -> str:
        try:
            return read(raw) if raw else ""
        except LatexError as error:
            self.refuse(name, f": {name}: {error}", "write it in Unicode")
        except IdentifierError as error:
            self.refuse(name, f": {name} is {' '.join(raw.split())}", str(error))
        return ""

    def people(self, name: str) -> tuple[tuple[Author, ...], bool]:
        """The people in the field *name*, and whether there are others."""
        try:
            return people(self._raw(name))
        except AmbiguousNameError as error:
            self.refuse(name, f": {name}: {error.problem}", error.remedy)
        except LatexError as error:
            self.refuse(name, f": {name}: {error}", "write it in Unicode")
        return (), False


def line_of(start: int | None) -> int:
    """The parser counts lines from 0."""
    return (start or 0) + 1
