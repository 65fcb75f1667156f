"""Finds log files that another holds, such as a log beside its own packed copy, or an older one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.popularity.input_files import InputFile
from tools.popularity.log_files import Log

_HEAD = 4096  # bytes by which most files differ
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Repeat:
    """All of the file *name*, decompressed, is at the beginning of the file *whole*."""

    name: str
    whole: str


def without_repeats(logs: Sequence[Log]) -> tuple[list[Log], list[Repeat]]:
    """*logs* with each content once, and the files that are left out.

    Only files that begin alike are read for it. Raises DiagnosticsError for a damaged file.
    """
    alike: dict[bytes, list[InputFile]] = {}
    for each in (each for log in logs for each in log.files):
        alike.setdefault(each.head(_HEAD), []).append(each)
    repeats = [repeat for head, files in alike.items() if head for repeat in _repeats(files)]
    names = {each.name for each in repeats}
    kept = [Log(log.layout, [each for each in log.files if each.name not in names]) for log in logs]
    return kept, repeats


def _repeats(files: Sequence[InputFile]) -> list[Repeat]:
    repeats: list[Repeat] = []
    kept: list[InputFile] = []
    for file in files:
        whole = next((each for each in kept if _is_beginning(file, each)), None)
        if whole:
            repeats.append(Repeat(file.name, whole.name))
            continue
        parts = [each for each in kept if _is_beginning(each, file)]
        repeats += [Repeat(each.name, file.name) for each in parts]
        kept = [*(each for each in kept if each not in parts), file]
    return repeats


def _is_beginning(part: InputFile, whole: InputFile) -> bool:
    """Whether *whole* begins with all that *part* holds."""
    with part.opened() as first, whole.opened() as second:
        while read := first.read(_PART):
            if second.read(len(read)) != read:
                return False
    return True
