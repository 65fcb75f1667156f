"""Names that some system cannot hold, each with what a writer is told."""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

import stat

import pytest

from report.diagnostic import printable
from source_tree.entry import Entry
from source_tree.names import clashes, diagnostics, is_ignored


def reported(name: str) -> list[str]:
    found = diagnostics(Entry(f"posts/{name}", stat.S_IFREG, 1))
    return [f"{each.problem}; {each.remedy}" for each in found]


@pytest.mark.parametrize("name", ["a.md", "A b.png", "ketamine-2.svg", "über.png", "con-tact.md", "a.b.c", "communism.md", "日本.png"])  # fmt: skip
def test_a_portable_name_is_accepted(name: str) -> None:
    assert reported(name) == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        *[
            (name, "want a name that Windows does not keep for a device; rename it")
            for name in ("CON", "con.md", "nul.txt", "Aux.png", "com1.md", "LPT9.svg", "prn", "com¹.md")
        ],
        *[(f"a{char}b.md", f"want no {char} in a name; rename it") for char in '<>:"\\|?*'],
        ("a\nb.md", "want no U+000A in a name; rename it"),
        ("a\x7fb.md", "want no U+007F in a name; rename it"),
        ("a.md.", "want no space or full stop at the end of a name; rename it"),
        ("a.md ", "want no space or full stop at the end of a name; rename it"),
        (" a.md", "want no space or full stop at the end of a name; rename it"),
        ("u\u0308ber.md", "want a name in Unicode's form NFC; rename it: its accents are signs of their own (NFD), though it looks the same"),
        ("a" * 198 + ".md", "want at most 200 bytes; shorten it"),
        (".git", "want no name that git keeps for itself; move or rename it"),
        (".GIT", "want no name that git keeps for itself; move or rename it"),
        ("git~1", "want no name that git keeps for itself; move or rename it"),
        (".env", "want no dotfile among what is published; move or rename it"),
        (".htaccess", "want no dotfile among what is published; move or rename it"),
    ],
)  # fmt: skip
def test_a_name_that_some_system_cannot_hold_is_refused(name: str, wanted: str) -> None:
    assert reported(name) == [f"{printable(name)}: {wanted}"]


def test_a_name_that_is_no_utf8_is_refused_and_shown() -> None:
    assert reported("caf\udce9.md") == ["caf\\udce9.md: want a name in UTF-8; rename it"]


@pytest.mark.parametrize("name", [".DS_Store", ".#a.md", "a.md~", "#a.md#", ".a.md.swp", "4913", ".gitkeep"])  # fmt: skip
def test_what_editors_leave_behind_is_no_mistake(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a.md", "b.md"], []),
        (["a.md", "A.md"], [("A.md", "a.md")]),
        (["x/a.md", "X/a.md"], [("X/a.md", "x/a.md")]),
        (["é.png", "e\u0301.png"], [("e\u0301.png", "é.png")]),
        (["strasse.md", "straße.md"], [("strasse.md", "straße.md")]),
    ],
)
def test_names_that_are_one_on_other_disks_are_found(
    paths: list[str], expected: list[tuple[str, str]]
) -> None:
    assert list(clashes(reversed(paths))) == expected
