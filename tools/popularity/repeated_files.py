"""Finds log files that hold the same, such as a log beside its own packed copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from tools.popularity.input_files import InputFile
from tools.popularity.log_files import Log

_HEAD = 4096  # bytes by which most files differ
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Repeat:
    """The file *name* holds, decompressed, what *first* holds."""

    name: str
    first: str


def without_repeats(logs: Sequence[Log]) -> tuple[list[Log], list[Repeat]]:
    """*logs* with each content once, and the files that are left out.

    Only files that begin alike are read for it. Raises DiagnosticsError for a damaged file.
    """
    heads = {each.name: each.head(_HEAD) for log in logs for each in log.files}
    alike = Counter(heads.values())
    first: dict[bytes, str] = {}
    kept: list[Log] = []
    repeats: list[Repeat] = []
    for log in logs:
        files = []
        for each in log.files:
            head = heads[each.name]
            name = first.setdefault(_digest(each), each.name) if alike[head] > 1 else each.name
            if name == each.name or not head:
                files.append(each)
            else:
                repeats.append(Repeat(each.name, name))
        kept.append(Log(log.layout, files))
    return kept, repeats


def _digest(file: InputFile) -> bytes:
    digest = blake2b(digest_size=16)
    with file.opened() as content:
        while part := content.read(_PART):
            digest.update(part)
    return digest.digest()
