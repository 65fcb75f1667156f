"""Checks that a file is regular, of a known kind and size, and below the content folder."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from report.diagnostic import Diagnostic, wrong_value
from report.plain_name import plain_path
from source_tree import pictures
from source_tree.entry import Entry

TEXTS = frozenset({".md", ".markdown", ".mkd", ".mdown"})
FILES = frozenset(
    {".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".pdf", ".csv", ".txt"}
    | {".json", ".woff2", ".mp3", ".mp4", ".vtt", ".bib", ".yaml", ".yml", ".toml", ".xml"}
)
_INSTEAD = {
    ".rst": "write Markdown",
    ".html": "write Markdown",
    ".htm": "write Markdown",
    ".docx": "write Markdown",
    ".txt~": "delete it",
    ".orig": "delete what git has left",
    ".rej": "delete what git has left",
    ".bak": "delete it",
    ".doc": "write Markdown",
    ".odt": "write Markdown",
    ".rtf": "write Markdown",
    ".xlsx": "save it as CSV",
    ".xls": "save it as CSV",
    ".ods": "save it as CSV",
    ".mov": "save it as MP4",
    ".js": "scripts belong to the theme",
    ".css": "styles belong to the theme",
}
_INSTEAD |= dict.fromkeys(
    (".heic", ".heif", ".tif", ".tiff", ".bmp", ".psd", ".jxl", ".jfif", ".eps", ".ai"),
    "save it as SVG, PNG, JPEG, WebP or AVIF",
)
_SORTS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Suffixes with their dot, in lower case, and the size of a file in bytes."""

    files: frozenset[str] = FILES
    size: int = 20 << 20


def is_hazard(entry: Entry, root: Path) -> bool:
    """Whether to open *entry* could wait for ever or lead out of *root*."""
    return not entry.is_folder and any(True for _ in _irregular(entry, root))


def is_read(path: str, settings: Mapping[str, Any]) -> bool:
    """Whether Pelican would read the Markdown at *path*; other files are read where linked."""
    if not path.endswith(tuple(TEXTS)):
        return True
    folders = [*settings["ARTICLE_PATHS"], *settings["PAGE_PATHS"], *settings["STATIC_PATHS"]]
    return any(not folder or f"{path}/".startswith(f"{folder}/") for folder in folders)


def unpublished(
    entry: Entry, settings: Mapping[str, Any], published: Collection[str]
) -> Iterator[Diagnostic]:
    """*entry*, if it lies among the texts and is neither one nor among the files *published*."""
    suffix = PurePosixPath(entry.name).suffix
    folders = [*settings["ARTICLE_PATHS"], *settings["PAGE_PATHS"]]
    among_texts = any(folder and entry.path.startswith(f"{folder}/") for folder in folders)
    is_other = entry.is_folder or entry.name.startswith(".") or suffix not in FILES
    if not among_texts or is_other or entry.path in published:
        return
    if suffix == ".txt":
        name = f"{entry.name.removesuffix('.txt').removesuffix('.md')}.md"
        yield _file(suffix, "want a text that ends in .md", f"rename it to {name}, or move it")
    else:
        wanted = "want a link to it: it is not published"
        yield replace(_file(suffix, wanted, "link to it or move it"), level="warning")


def diagnostics(
    entry: Entry, root: Path, limits: Limits, head: bytes = b""
) -> Iterator[Diagnostic]:
    """Diagnostics of what *entry*, which begins with *head*, is; its name is judged elsewhere."""
    if entry.is_folder:
        return
    irregular = list(_irregular(entry, root))
    yield from irregular
    if not irregular and not entry.name.startswith("."):
        yield from _suffix(entry, limits, head)
        yield from _size(entry, limits)


def _irregular(entry: Entry, root: Path) -> Iterator[Diagnostic]:
    if entry.is_link and entry.target is not None:
        target = entry.target
        if not target.exists():
            yield _file("a link that leads nowhere", "want a file", "delete the link")
        elif not target.is_relative_to(root):
            wanted = "want a file of this site"
            yield _file("a link out of the content folder", wanted, "copy the file")
        elif target.is_dir():
            yield _file("a link to a folder", "want a folder", "move the folder")
        elif not target.is_file():
            yield _file("a link to no regular file", "want a file", "delete the link")
    elif not entry.is_file:
        what = next((word for test, word in _SORTS if test(entry.mode)), "no regular file")
        yield _file(what, "want a regular file", "delete or move it")


def _suffix(entry: Entry, limits: Limits, head: bytes) -> Iterator[Diagnostic]:
    suffix = PurePosixPath(entry.name).suffix
    known = limits.files | TEXTS
    if suffix in known:
        return
    if suffix.lower() in known:
        plain = plain_path(entry.name) if suffix.lower() in TEXTS else ""  # it is an address
        remedy = f"rename it to {plain or pictures.renamed(entry.name, suffix.lower())}"
        yield _file(suffix, f"want {suffix.lower()}", remedy)
    else:
        remedy = _INSTEAD.get(suffix.lower(), "move it, or add its suffix to SOURCE_TREE_FILES")
        if meant := pictures.suffix_of(head):
            remedy = f"rename it to {pictures.renamed(entry.name, meant)}"
        yield _file(suffix or "no suffix", "want a kind of file that is published", remedy)


def _size(entry: Entry, limits: Limits) -> Iterator[Diagnostic]:
    if entry.size == 0 and PurePosixPath(entry.name).suffix not in TEXTS | {".bib", ".txt"}:
        yield _file("0 bytes", "want a file with content", "restore or delete it")
    elif entry.size > limits.size:
        wanted = f"want at most {limits.size >> 20} MiB"
        yield _file(f"{entry.size:,} bytes", wanted, "make it smaller")


def _file(typed: str, wanted: str, remedy: str) -> Diagnostic:
    return wrong_value(1, "file", typed, wanted, remedy)
