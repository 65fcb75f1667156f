"""Reads a BibTeX file into a library of sources, with every diagnostic in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import normalize

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

from citations.diagnostics import in_library
from citations.entry import source
from citations.fields import Fields, line_of
from citations.library import Library
from citations.values import MONTHS, UnresolvedValueError, resolve
from report.diagnostic import Diagnostic

# What it logs is reported with its line, once.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)

_LOST_ENTRY = re.compile(r"^[ \t]*@?[A-Za-z]+\s*[{(]\s*[^\s,{}()=]*\s*,\s*[\w-]+\s*=", re.MULTILINE)
_KEY = re.compile(r"^[ \t]*@?[A-Za-z]+\s*[{(]\s*([^\s,{}()=]+)\s*,", re.MULTILINE)
_REMEDIES = {
    "Expected comma after entry key": "put a comma after its key",
    "Expected a `=`": "put = between the name of each field and its value",
}
"""By how the parser's reason begins; else a brace or a quote is open."""
_NO_REFERENCES = {"xdata", "set", "bibnote"}
_PARENTS = ("xdata", "crossref")
"""Fields that name other entries."""
_TITLES = ("title", "subtitle", "titleaddon")


@lru_cache(maxsize=1)  # a process that watches asks for the same library at each save
def read_library(data: bytes) -> Library:
    """Read the bytes of a BibTeX file; what cannot be read is a diagnostic, never an exception."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = in_library(line, "the file is not UTF-8", "save it as UTF-8")
        return Library(diagnostics=(wrong,), is_read=False)
    return _read(normalize("NFC", re.sub(r"\r\n?", "\n", text)))


def _read(text: str) -> Library:
    blocks = [_unwrapped(block) for block in parse_string(text, parse_stack=()).blocks]
    diagnostics = [diagnostic for block in blocks for diagnostic in _no_entry(block)]
    macros = _macros((block for block in blocks if isinstance(block, String)), diagnostics)
    entries = _entries((block for block in blocks if isinstance(block, Entry)), diagnostics)
    records = {entry.key: Fields(entry, macros) for entry in entries}
    parents = _inherit(records)
    sources = [source(each) for each in records.values() if each.kind not in _NO_REFERENCES]
    for record in records.values():
        diagnostics += record.diagnostics
    whole = {each.key: each for each in sources if not records[each.key].diagnostics}
    refused = {*records, *_keys_of_unread(blocks)} - whole.keys()
    return Library(whole, tuple(sorted(set(diagnostics))), parents, frozenset(refused))


def _unwrapped(block: Block) -> Block:
    """*block*, although a key or a field in it is there twice: `read` reports that."""
    inner = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else None
    return inner if isinstance(inner, Entry | String) else block


def _entries(entries: Iterable[Entry], diagnostics: list[Diagnostic]) -> list[Entry]:
    """The first entry of each key."""
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.key, entry)
        if entry.key and other is not entry:
            problem = f"{entry.key} is already the key of line {line_of(other.start_line)}"
            diagnostics.append(in_library(line_of(entry.start_line), problem, "keep one of them"))
    return list(first.values())


def _no_entry(block: Block) -> Iterator[Diagnostic]:
    match block:
        case ImplicitComment():
            yield from _lost_entries(block)
        case ParsingFailedBlock():
            yield _failure(block)


def _keys_of_unread(blocks: Iterable[Block]) -> Iterator[str]:
    """The keys in blocks that cannot be read, as far as their beginnings tell."""
    for block in blocks:
        if isinstance(block, ParsingFailedBlock | ImplicitComment):
            yield from (match[1] for match in _KEY.finditer(str(block.raw)))


def _failure(block: ParsingFailedBlock) -> Diagnostic:
    line = line_of(block.start_line)
    reason = " ".join(str(getattr(block.error, "abort_reason", "it is malformed")).split())
    remedies = (remedy for words, remedy in _REMEDIES.items() if reason.startswith(words))
    remedy = next(remedies, "close its braces and quotes")
    return in_library(line, f"the entry cannot be read ({reason})", remedy)


def _lost_entries(comment: ImplicitComment) -> Iterator[Diagnostic]:
    """What BibTeX takes for a comment, since its `@` lacks or stands alone."""
    for match in _LOST_ENTRY.finditer(comment.comment):
        line = line_of(comment.start_line) + comment.comment.count("\n", 0, match.start())
        problem = f"“{' '.join(match[0].split())} …” is no entry"
        yield in_library(line, problem, "begin it with @ and its type: @article{key, …")


def _macros(strings: Iterable[String], diagnostics: list[Diagnostic]) -> dict[str, str]:
    macros = dict(MONTHS)
    for string in strings:  # as in BibTeX, the last definition of a name counts
        try:
            macros[string.key.lower()] = resolve(str(string.value), macros)
        except UnresolvedValueError as error:
            problem = f"@string {string.key}: {error.problem}"
            diagnostics.append(in_library(line_of(string.start_line), problem, error.remedy))
            macros[string.key.lower()] = ""
    return macros


def _inherit(records: dict[str, Fields]) -> frozenset[str]:
    """Give each record the fields of those that its `crossref` and `xdata` name; their keys."""
    ready: set[str] = set()
    parents: set[str] = set()

    def prepare(record: Fields) -> None:
        if record.key in ready:
            return
        ready.add(record.key)
        for name in _PARENTS:
            for key in filter(None, (part.strip() for part in record.raw(name).split(","))):
                if key not in records or key == record.key:
                    record.refuse(name, f": {name}: no entry has the key {key}", "correct the key")
                    continue
                prepare(records[key])
                renamed = _titles_of_parent(records[key].kind) if name == "crossref" else {}
                record.inherit(records[key], renamed)
                parents.add(key)

    for record in records.values():
        prepare(record)
    return frozenset(parents)


def _titles_of_parent(kind: str) -> dict[str, str]:
    """How a `crossref` renames the titles of a parent of *kind*: biblatex's manual, appendix B."""
    whole = "main" if kind.startswith("mv") else "journal" if kind == "periodical" else "book"
    first = "maintitle" if whole == "main" else f"{whole}title"
    return dict(zip(_TITLES, (first, f"{whole}subtitle", f"{first}addon"), strict=True))
