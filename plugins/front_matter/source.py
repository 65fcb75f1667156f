"""A source file in two parts: the fields above, the body below, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from front_matter import stock_header, yaml_header
from front_matter.node import Node, Scalar
from report import source_text
from report.refusal import Refusal

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")  # reported where the file is decoded


@dataclass(frozen=True, slots=True)
class Source:
    """*body* begins at line *body_line* of the file; *stock* tells `Title: x` headers from YAML."""

    fields: tuple[tuple[Scalar, Node], ...]
    body: str
    body_line: int
    refusals: tuple[Refusal, ...]
    stock: bool = False
    attempted: frozenset[str] = frozenset()
    """Names that stand in a header that is no YAML: they are not missing."""
    text: str = ""
    """The whole file, decoded, with `\\n` line ends."""


def parse(raw: bytes) -> Source:
    """The parts of a file's bytes. Never raises: what cannot be read is refused by name."""
    text, refusals = source_text.read(raw)
    if text is None:
        return Source((), "", 1, tuple(refusals))
    return replace(_parts(text, refusals), text=text)


def _parts(text: str, refusals: list[Refusal]) -> Source:
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        return _fenced(lines, refusals)
    if stock_header.begins(lines[0]):
        fields, taken = stock_header.read(lines)
        body = "\n".join(lines[taken:])
        return Source(tuple(fields), body, taken + 1, tuple(refusals), stock=True)
    return Source((), text, 1, (*refusals, _missing(lines)))


def _fenced(lines: list[str], refusals: list[Refusal]) -> Source:
    closing = (i for i, line in enumerate(lines) if i and line.rstrip() in {"---", "..."})
    end = next(closing, None)
    if end is None:
        unclosed = Refusal(1, "front matter", "---", "want a second --- below the fields", "add it")
        return Source((), "", len(lines), (*refusals, unclosed))
    header = "\n".join("" if _CONFLICT.match(line) else line for line in lines[1:end])
    fields, wrong = yaml_header.read(header, first_line=2)
    attempted = frozenset(yaml_header.names(header)) if wrong else frozenset[str]()
    body = "\n".join(lines[end + 1 :])
    all_refusals = (*refusals, *wrong)
    return Source(tuple(fields), body, end + 2, all_refusals, attempted=attempted)


def _missing(lines: list[str]) -> Refusal:
    wanted = "want fields between two lines of ---"
    if lines[0].rstrip() == "+++":
        return Refusal(1, "front matter", "+++", wanted, "write YAML between ---, not TOML")
    blank = next((i for i, line in enumerate(lines) if line.strip()), None)
    if blank is not None and lines[blank].strip() == "---":
        return Refusal(
            blank + 1, "front matter", lines[blank], wanted, "move the first --- to line 1"
        )
    return Refusal(1, "front matter", "", wanted, "begin the file with ---, title: … and ---")
