"""The fields of a YAML header, and what is wrong with it, in words for a writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from front_matter.name_types import names_remedy
from front_matter.node import Node, Scalar
from front_matter.remedies import in_quotes, picture_remedy, quotes_remedy, with_colon
from front_matter.yaml_tree import UnwantedError, fields
from report.diagnostic import Diagnostic, wrong_value
from report.source_text import UNSUITABLE

LIMIT = 1 << 16  # characters; a claim table fits many times, and libyaml stays quick
_KEY = re.compile(r"[^\s#\-][^:]*:([ \t]|$)")
_UNSPACED = re.compile(r"\s*(?:- +)?([A-Za-z_]+)(?::(?=[^\s:/])|：\s*|:(?=[^\S \t])\s*)(\S.*)")
_INDENTED = re.compile(r"[ \t]+[A-Za-z_]+:(\s|$)")
_COMMA_TOO_MANY = re.compile(r"(?:^|[\[{,])\s*,")
_COMMENT_IN_LIST = re.compile(r"\[[^\]\"']*\s#\S")
_NOT_CLOSED = "did not find expected ',' or"
_NO_COLON = "could not find expected ':'"
_PLAIN_WORDS = {
    "cannot start any token": "indent with spaces; quote a value that begins with % @ ` or a tab",
    "did not find expected alphabetic": "quote a value that begins with *, & or !",
    "while scanning a quoted scalar": "close the quotes",
    "found unexpected end of stream": "close the quotes or brackets",
    "did not find expected key": "begin each field at the first column as `name: value`",
    _NO_COLON: "write each field as `name: value`",
    _NOT_CLOSED: "close the brackets",
    "found unknown escape character": "write \\\\ for a backslash, or use single quotes",
}


def read(header: str, first_line: int) -> tuple[list[tuple[Scalar, Node]], list[Diagnostic]]:
    """The fields of *header*, whose first line is *first_line* of the file, and what is wrong.

    A field that is no YAML is reported and left out, and the others are still read.
    """
    if len(header) > LIMIT:
        return [], [_too_long(header, first_line)]
    diagnostics = list(_tabs(header, first_line))
    lines = UNSUITABLE.sub("\ufffd", header).split("\n")  # reported where the file is decoded
    for _ in range(len(lines) + 1):
        try:
            return fields("\n".join(lines), first_line), diagnostics
        except UnwantedError as unwanted:
            broken = _named(unwanted.diagnostic, lines, first_line)
        except yaml.YAMLError as error:
            broken = _syntax(error, lines, first_line)
        if not any(known.line == broken.line for known in diagnostics):
            diagnostics.append(broken)
        if len(diagnostics) > 20 or not _blank(lines, broken.line - first_line):
            break
    return [], diagnostics


def names(header: str) -> Iterator[str]:
    """The words that stand where names of fields stand, whether or not the rest is YAML."""
    for line in header.split("\n"):
        if _KEY.match(line):
            yield line.split(":", 1)[0].strip()
        elif found := _UNSPACED.fullmatch(line.rstrip()):
            yield found[1]


def _too_long(header: str, first_line: int) -> Diagnostic:
    """Of the field that is longer than all others together, if there is one."""
    lines = header.split("\n")
    keys = [index for index, line in enumerate(lines) if _KEY.match(line)]
    ends = [*keys[1:], len(lines)]
    sizes = [(sum(map(len, lines[key:end])), -key) for key, end in zip(keys, ends, strict=True)]
    size, index = max(sizes, default=(0, 1))
    long = size > len(header) // 2
    field = lines[-index].split(":", 1)[0].strip() if long else "front matter"
    wanted, remedy = "want at most 64 KiB of front matter", "move text into the body"
    return wrong_value(first_line - index if long else first_line - 1, field, "", wanted, remedy)


def _tabs(header: str, first_line: int) -> Iterator[Diagnostic]:
    lines = header.split("\n")
    for index, line in enumerate(lines):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            field, line_number = _name_at(lines, index), first_line + index
            yield wrong_value(line_number, field, "tab", "want spaces", "indent with spaces")


def _syntax(error: yaml.YAMLError, lines: list[str], first_line: int) -> Diagnostic:
    """Where YAML lost the thread, in words for a writer."""
    index, words = _where(error, lines)
    if unspaced := _without_space(lines, index, first_line):
        return unspaced
    line, field = lines[index], _name_at(lines, index)
    in_list = field != line.partition(":")[0].strip() and line.count(": ") > 1
    typed = line.strip()
    typed = typed.removeprefix(f"{field}:").strip() or typed
    if "parsing a flow node" in words and _COMMA_TOO_MANY.search(typed):
        remedy = "delete the comma that has no entry before it"
    elif _COMMENT_IN_LIST.search(typed):
        remedy = "put the entry that begins with # in double quotes"
    elif in_place := _of_field(field, typed) or quotes_remedy(typed):
        remedy = in_place
    elif _INDENTED.match(line) and not in_list:
        remedy = "begin each field at the first column"
    else:
        remedy = _of_words(words, typed)
    return wrong_value(first_line + index, field, typed, "want valid YAML", remedy)


def _of_field(field: str, typed: str) -> str:
    is_picture = field == "thumbnail" and typed.startswith("{")
    return picture_remedy(typed) if is_picture else names_remedy(field, typed)


def _of_words(words: str, typed: str) -> str:
    """What libyaml's *words* mean for *typed*."""
    if "mapping values are not allowed" in words:
        return with_colon(typed.removeprefix("- "))
    remedies = (remedy for words_of, remedy in _PLAIN_WORDS.items() if words_of in words)
    return next(remedies, in_quotes(typed))


def _where(error: yaml.YAMLError, lines: list[str]) -> tuple[int, str]:
    """The line, from 0, that *error* is mended at, and the words of libyaml for it."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context_mark = getattr(error, "context_mark", None)
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    opens_above = any(each in words for each in ("quoted scalar", _NO_COLON, _NOT_CLOSED))
    if context_mark is not None and opens_above:
        mark = context_mark  # what is open is mended where it opens
    index = min(mark.line if mark else 0, len(lines) - 1)
    if "mapping values" in words and mark.column == lines[index].find(":"):
        above = _above(lines, index)  # it is a field: the line above, which is none, ran on to it
        words, index = (words if above == index else _NO_COLON), above
    while index > 0 and not lines[index].strip():
        index -= 1
    return index, words


def _above(lines: list[str], index: int) -> int:
    """The line above line *index* that is no field, if there is one, else *index*."""
    before = (at for at in range(index - 1, -1, -1) if lines[at].strip())
    above = next(before, index)
    return index if _KEY.match(lines[above].lstrip(" -")) else above


def _without_space(lines: list[str], index: int, first_line: int) -> Diagnostic | None:
    """The diagnostic of `title:Words` or `title：Words`, which is no field for YAML."""
    found = _UNSPACED.fullmatch(lines[index].rstrip())
    if found is None:
        return None
    field = found[1].lower() if lines[index][:1].isalpha() else _name_at(lines, index)
    wanted = "want a plain colon and a plain space after the name"
    remedy = f"write {found[1]}: {found[2]}"
    return wrong_value(first_line + index, field, lines[index].strip(), wanted, remedy)


def _is_unspaced(line: str) -> bool:
    return line[:1].isalpha() and _UNSPACED.fullmatch(line.rstrip()) is not None


def _named(diagnostic: Diagnostic, lines: list[str], first_line: int) -> Diagnostic:
    index = max(0, min(diagnostic.line - first_line, len(lines) - 1))
    if unspaced := _without_space(lines, index, first_line):
        return unspaced
    return replace(diagnostic, field=_name_at(lines, index))


def _name_at(lines: list[str], index: int) -> str:
    """The field that line *index* belongs to, as far as indentation tells."""
    if lines[index].strip() and lines[index][0] not in " \t-]}":
        known = _KEY.match(lines[index])
        return lines[index].split(":", 1)[0].strip() if known else "front matter"
    if not lines[index].startswith((" ", "\t", "- ")):
        return "front matter"
    above = next((line for line in reversed(lines[:index]) if _KEY.match(line)), "front matter:")
    name, _, value = above.partition(":")
    if lines[index].startswith("- ") and value.strip():
        return "front matter"  # an entry of no list
    if _INDENTED.match(lines[index]) and (value.strip() or name == "front matter"):
        name = lines[index].split(":", 1)[0]  # a field that is indented, and no part of another
    return name.strip()


def _blank(lines: list[str], index: int) -> bool:
    """Empty the field around line *index*, so that the rest can be read; false if it is empty."""
    start = end = max(0, min(index, len(lines) - 1))
    while start > 0 and not _KEY.match(lines[start]) and not lines[start][:1].isalpha():
        start -= 1
    end += 1
    while end < len(lines) and not (_KEY.match(lines[end]) or _is_unspaced(lines[end])):
        end += 1
    changed = any(lines[start:end])
    lines[start:end] = [""] * (end - start)
    return changed
