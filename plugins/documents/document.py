"""A `Document`: all that is known of one text after the compile stage, as plain data.

It has no Pelican types and no objects of plugins: text, numbers, truth values, dates, lists and
dictionaries with text keys. So it can be cached as JSON, compared, and sent between processes.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import astuple, dataclass, field, fields
from hashlib import blake2b
from typing import Any, Final

from report.diagnostic import Diagnostic

_DATE: Final = "$date"
_DATETIME: Final = "$datetime"


@dataclass(slots=True)
class Document:
    """One compiled text.

    *own* is what only the text's own page shows besides the body, *interface* all that other pages
    and the link stage may see; both by the name of the analysis. *lines* holds line numbers alone:
    they are for messages, and no output depends on them. *html* may hold placeholders, which
    `resolve` fills.
    """

    html: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    interface: dict[str, Any] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    lines: dict[str, Any] = field(default_factory=dict)
    front_matter_digest: str = ""
    """Of the front matter as typed, by which an edit of it is seen without a compile."""
    digest: bytes = field(default=b"", compare=False)
    """Of the whole document as it was encoded, where it was decoded: of all that is in it."""


_PARTS: Final = tuple(f.name for f in fields(Document) if f.name not in {"html", "digest"})


def encode(document: Document) -> str:
    """*document* as a line of JSON and its HTML. Raises TypeError for what is no plain data."""
    parts = {name: getattr(document, name) for name in _PARTS}
    parts["findings"] = [astuple(each)[1:] for each in document.findings]  # without the path
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=_encoded_date)
    return f"{text}\n{document.html}"  # the longest part, which needs no decoding


def decode(text: str) -> Document:
    """The document that `encode` made *text* from; tuples have become lists. Raises ValueError."""
    head, _, html = text.partition("\n")
    parts = json.loads(head, object_hook=_decoded_date)
    parts["findings"] = [Diagnostic("", *each) for each in parts["findings"]]
    return Document(html, **parts, digest=text_digest(text))


def text_digest(text: str) -> bytes:
    """16 bytes of BLAKE2b, which the plugins `incremental` and `feeds` take of a body, too."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def differ_only_in_body(before: Document, after: Document) -> bool:
    """Whether only the HTML and the line numbers differ: the early cutoff of a build."""
    return _without_body(before) == _without_body(after)


def moved_lines(before: Document, after: Document) -> dict[int, int]:
    """Where each line number of *before* is in *after*, two documents that differ in no more.

    Raises ValueError if one line has gone to two.
    """
    return _pairs(_line_numbers(before), _line_numbers(after))


def moved_line_numbers(before: Document, after: Document) -> dict[int, int]:
    """The same of two documents whose findings may differ: where each of their *lines* is.

    Raises ValueError also if one has more of them.
    """
    return _pairs(_numbers_in(before.lines), _numbers_in(after.lines))


def _pairs(before: list[int], after: list[int]) -> dict[int, int]:
    moved: dict[int, int] = {}
    for old, new in zip(before, after, strict=True):
        if moved.setdefault(old, new) != new:
            raise ValueError(f"line {old} is two lines now")
    return moved


def _line_numbers(document: Document) -> list[int]:
    return [finding.line for finding in document.findings] + _numbers_in(document.lines)


def _numbers_in(value: Any) -> list[int]:
    if isinstance(value, dict):
        return [number for name in sorted(value) for number in _numbers_in(value[name])]
    if isinstance(value, list | tuple):
        return [number for each in value for number in _numbers_in(each)]
    return [int(value)]


def _without_body(document: Document) -> str:
    parts = {name: getattr(document, name) for name in ("metadata", "own", "interface")}
    parts["findings"] = [astuple(each)[2:] for each in document.findings]
    return json.dumps(parts, default=_encoded_date, sort_keys=True)


def _encoded_date(value: object) -> dict[str, str]:
    if isinstance(value, datetime.datetime):
        return {_DATETIME: value.isoformat()}
    if isinstance(value, datetime.date):
        return {_DATE: value.isoformat()}
    raise TypeError(f"{type(value).__qualname__} is no plain data")


def _decoded_date(value: dict[str, Any]) -> Any:
    if _DATETIME in value:
        return datetime.datetime.fromisoformat(value[_DATETIME])
    if _DATE in value:
        return datetime.date.fromisoformat(value[_DATE])
    return value
