"""Files that must not be published, or cannot be read, each with what a writer is told."""

# ruff: noqa: E501 - a line of the report is never folded, here neither
from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from source_tree.entry import entries
from source_tree.kinds import Limits, diagnostics, is_hazard

LIMITS = Limits(size=10)


def _head(name: str, root: Path) -> bytes:
    return (root / name).read_bytes() if name.startswith("picture") else b""


def reported(root: Path, limits: Limits = LIMITS) -> list[str]:
    return [
        f"{entry.path}: {each.problem}; {each.remedy}"
        for entry in entries(root)
        for each in diagnostics(entry, root, limits, _head(entry.path, root))
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "outside.md").write_text("x")
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def listen(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has little room
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(path.name)
    os.chdir(here)


@pytest.mark.parametrize(
    ("name", "make", "expected"),
    [
        ("a.md", os.mkfifo, "a pipe: want a regular file; delete or move it"),
        ("a.md", listen, "a socket: want a regular file; delete or move it"),
        ("a.md", link("nowhere.md"), "a link that leads nowhere: want a file; delete the link"),
        ("a.md", link("a.md"), "a link that leads nowhere: want a file; delete the link"),
        ("a.md", link("../outside.md"), "a link out of the content folder: want a file of this site; copy the file"),
        ("a.md", link("/etc/passwd"), "a link out of the content folder: want a file of this site; copy the file"),
        ("a", link("."), "a link to a folder: want a folder; move the folder"),
        ("a.md", link("/dev/zero"), "a link out of the content folder: want a file of this site; copy the file"),
    ],
)  # fmt: skip
def test_what_is_no_regular_file_is_refused_and_never_opened(
    root: Path, name: str, make: Callable[[Path], None], expected: str
) -> None:
    make(root / name)
    assert reported(root) == [f"{name}: {expected}"]
    assert [is_hazard(entry, root) for entry in entries(root)] == [True]


def test_a_link_to_a_file_of_the_site_is_accepted(root: Path) -> None:
    (root / "a.md").write_text("x")
    (root / "b.md").symlink_to("a.md")
    assert reported(root) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.MD", "x", ".MD: want .md; rename it to a.md"),
        ("a.Markdown", "x", ".Markdown: want .markdown; rename it to a.markdown"),
        ("a.SVG", "x", ".SVG: want .svg; rename it to a.svg"),
        ("a.JPG", "x", ".JPG: want .jpg; rename it to a.jpg"),
        ("DSC 0042.JPG", "x", ".JPG: want .jpg; rename it to dsc-0042.jpg"),
        ("фото.JPG", "x", ".JPG: want .jpg; rename it to фото.jpg"),
        ("Read Me.MD", "x", ".MD: want .md; rename it to read-me.md"),
        ("a.html", "x", ".html: want a kind of file that is published; write Markdown"),
        ("a.rst", "x", ".rst: want a kind of file that is published; write Markdown"),
        ("a.js", "x", ".js: want a kind of file that is published; scripts belong to the theme"),
        ("a.css", "x", ".css: want a kind of file that is published; styles belong to the theme"),
        ("a.md.orig", "x", ".orig: want a kind of file that is published; delete what git has left"),
        ("a.exe", "x", ".exe: want a kind of file that is published; move it, or add its suffix to SOURCE_TREE_FILES"),
        ("a.heic", "x", ".heic: want a kind of file that is published; save it as SVG, PNG, JPEG, WebP or AVIF"),
        ("a.xlsx", "x", ".xlsx: want a kind of file that is published; save it as CSV"),
        ("picture.xyz", "GIF89a", ".xyz: want a kind of file that is published; rename it to picture.gif"),
        ("LICENSE", "x", "no suffix: want a kind of file that is published; move it, or add its suffix to SOURCE_TREE_FILES"),
        ("a.png", "", "0 bytes: want a file with content; restore or delete it"),
        ("a.png", "x" * 11, "11 bytes: want at most 0 MiB; make it smaller"),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_kind_or_size_is_refused(
    root: Path, name: str, content: str, expected: str
) -> None:
    (root / name).write_text(content)
    assert reported(root) == [f"{name}: {expected}"]


def test_a_suffix_can_be_allowed(root: Path) -> None:
    (root / "a.xyz").write_text("x")
    assert reported(root, Limits(frozenset({".xyz"}))) == []
