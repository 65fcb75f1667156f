"""Patterns that one process compiles and the next one takes from a file."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tools.cli import compiled_patterns
from tools.cli.compiled_patterns import CompiledPatterns

PATTERNS: list[tuple[str | bytes, int]] = [
    (r"(?P<year>\d{4})-(?P<month>\d\d)", 0),
    (r"(?<!\w)(?:[äöü]|ſ|K)+(?!\w)", re.IGNORECASE),
    (rb"[\x80-\xff]+(a|b)?", re.DOTALL),
    (r"""(?x) a  # words
         | b""", 0),
    (r"(?>x+)y++|(z)(?(1)a|b)", re.MULTILINE),
    (r"[一-龥]+|\b[^\W\d_]", re.ASCII),
    (r"", 0),
]  # fmt: skip
TEXT = "2026-11 axxy zb ÄÖÜ K ſ 漢字\nb"


@contextmanager
def installed(file: Path) -> Iterator[CompiledPatterns]:
    """The patterns of *file*, with what `re` itself remembers forgotten."""
    re.purge()
    patterns = CompiledPatterns(file)
    patterns.install()
    try:
        yield patterns
    finally:
        patterns.uninstall()
        re.purge()


def no_parse(*_args: Any) -> Any:
    raise AssertionError("a pattern is compiled again")


def seen(pattern: re.Pattern[Any]) -> Any:
    text: Any = TEXT if isinstance(pattern.pattern, str) else TEXT.encode()
    found = [(match.span(), match.groups(), match.lastgroup) for match in pattern.finditer(text)]
    return pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), found


def test_the_next_process_has_the_same_patterns_without_compiling_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock = [seen(re.compile(*each)) for each in PATTERNS]
    with installed(tmp_path / "patterns") as first:
        assert [seen(re.compile(*each)) for each in PATTERNS] == stock
        first.save()
    with installed(tmp_path / "patterns"), monkeypatch.context() as patch:
        patch.setattr("re._parser.parse", no_parse)
        assert [seen(re.compile(*each)) for each in PATTERNS] == stock
        with pytest.raises(AssertionError):
            re.compile("another")


def test_a_file_is_kept_and_left_while_another_is_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = kept(tmp_path / "outer")
    with installed(tmp_path / "outer"):
        assert kept(tmp_path / "inner") == outer
        monkeypatch.setattr("re._parser.parse", no_parse)
        assert [re.compile(*each) for each in PATTERNS]


def kept(file: Path) -> bytes:
    with installed(file) as patterns:
        for each in PATTERNS:
            re.compile(*each)
        patterns.save()
    return file.read_bytes()


@pytest.mark.parametrize("at", [0, 20, 40, -1])
def test_a_damaged_file_is_made_anew(at: int, tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    whole = kept(file)
    damaged = bytearray(whole)
    damaged[at] ^= 1
    for content in (bytes(damaged), whole[:at], b""):
        file.write_bytes(content)
        assert len(kept(file)) == len(whole)


def test_patterns_of_another_python_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "patterns"
    kept(file)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99.0")
        other = kept(file)
    assert kept(file) != other


def test_nothing_is_written_without_a_new_pattern_or_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    kept(file)
    file.touch()
    before = file.stat().st_mtime_ns
    kept(file)
    assert file.stat().st_mtime_ns == before
    with installed(tmp_path / "none" / "patterns") as patterns:
        re.compile("x")
        patterns.save()
    assert not (tmp_path / "none").exists()


def test_a_file_with_too_many_keeps_those_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "patterns"
    size = len(kept(file))
    monkeypatch.setattr(compiled_patterns, "_MOST", len(PATTERNS))
    with installed(file) as patterns:
        re.compile("in use")
        patterns.save()
    assert file.stat().st_size < size


def test_a_pattern_with_a_mistake_is_refused_as_ever(tmp_path: Path) -> None:
    with installed(tmp_path / "patterns"):
        for _ in range(2):
            with pytest.raises(re.error, match="unterminated"):
                re.compile("(")
