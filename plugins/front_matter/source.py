"""A source file in two parts: the fields above, the body below, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from front_matter import stock_header, yaml_header
from front_matter.node import Node, Scalar
from report import source_text
from report.diagnostic import Diagnostic, wrong_value

_LONG_FIELD = re.compile(rb"([A-Za-z_]+):[ \t]")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")  # reported where the file is decoded


@dataclass(frozen=True, slots=True)
class ParsedSource:
    """*body* begins at line *body_line* of the file; *stock* tells `Title: x` headers from YAML."""

    fields: tuple[tuple[Scalar, Node], ...]
    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...]
    stock: bool = False
    attempted: frozenset[str] = frozenset()
    """Names that stand in a header which cannot be read: they are not missing."""
    text: str = ""
    """The whole file, decoded, with `\\n` line ends."""


def parse(raw: bytes) -> ParsedSource:
    """The parts of a file's bytes. Never raises: what cannot be read is refused by name."""
    text, diagnostics = source_text.read(raw)
    if text is None:
        unread = frozenset({"title", "date"})
        named = (_naming_field(each, raw) for each in diagnostics)
        return ParsedSource((), "", 1, tuple(named), attempted=unread)
    return replace(_parts(text, diagnostics), text=text)


def _parts(text: str, diagnostics: list[Diagnostic]) -> ParsedSource:
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        return _fenced(lines, diagnostics)
    if stock_header.begins(lines[0]):
        fields, taken = stock_header.read(lines)
        if taken < len(lines) and lines[taken].rstrip() == "---" and lines[taken - 1].strip():
            diagnostics = [*diagnostics, _half_fenced(taken + 1)]
        body = "\n".join(lines[taken:])
        return ParsedSource(tuple(fields), body, taken + 1, tuple(diagnostics), stock=True)
    return ParsedSource((), text, 1, (*diagnostics, _missing(lines)))


def _fenced(lines: list[str], diagnostics: list[Diagnostic]) -> ParsedSource:
    closing = (i for i, line in enumerate(lines) if i and line.rstrip() in {"---", "..."})
    end = next(closing, None)
    if end is None:
        return _unclosed(lines, diagnostics)
    header = "\n".join("" if _CONFLICT.match(line) else line for line in lines[1:end])
    fields, wrong = yaml_header.read(header, first_line=2)
    typed = yaml_header.names(header) if wrong else ()
    attempted = frozenset(name.lower() for name in typed)
    body = "\n".join(lines[end + 1 :])
    all_diagnostics = (*diagnostics, *wrong)
    return ParsedSource(tuple(fields), body, end + 2, all_diagnostics, attempted=attempted)


def _unclosed(lines: list[str], diagnostics: list[Diagnostic]) -> ParsedSource:
    """The fields down to the first blank line are read, to report all mistakes at once."""
    end = next((i for i, line in enumerate(lines) if i and not line.strip()), len(lines))
    fields, wrong = yaml_header.read("\n".join(lines[1:end]), first_line=2)
    last = fields[-1][0] if fields else Scalar("front matter", 1)
    remedy = f"add it below line {last.line}" if fields else "add it"
    unclosed = wrong_value(
        last.line, last.text, "", "want a line of --- below the last field", remedy
    )
    unread = frozenset({"title", "date"})
    return ParsedSource(tuple(fields), "", end, (*diagnostics, *wrong, unclosed), attempted=unread)


def _naming_field(diagnostic: Diagnostic, raw: bytes) -> Diagnostic:
    """The *diagnostic* of a file that is too long, named for its longest field."""
    if diagnostic.field != "size":
        return diagnostic
    lines = raw.split(b"\n")
    longest = max(range(len(lines)), key=lambda index: len(lines[index]))
    name = _LONG_FIELD.match(lines[longest])
    if name is None or len(lines[longest]) < len(raw) // 2:
        return diagnostic
    return replace(diagnostic, line=longest + 1, field=name[1].decode().lower())


def _half_fenced(line: int) -> Diagnostic:
    """A stock header ends with an empty line; one of `---` would be a rule in the text."""
    wanted, remedy = "want a line of --- above the first field as well", "add --- as line 1"
    return wrong_value(line, "front matter", "---", wanted, remedy)


def _missing(lines: list[str]) -> Diagnostic:
    wanted = "want fields between two lines of ---"
    if lines[0].rstrip() == "+++":
        return wrong_value(1, "front matter", "+++", wanted, "write YAML between ---, not TOML")
    blank = next((i for i, line in enumerate(lines) if line.strip()), None)
    if blank is not None and lines[blank].strip() == "---":
        return wrong_value(
            blank + 1, "front matter", lines[blank], wanted, "move the first --- to line 1"
        )
    return wrong_value(1, "front matter", "", wanted, "begin the file with ---, title: … and ---")
