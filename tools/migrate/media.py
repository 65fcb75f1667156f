"""Pictures and other files of the old site: found, given a name that any system can hold."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from source_tree import pictures, svg_safety
from source_tree.kinds import FILES
from tools.migrate.text import Source

FOLDER: Final = "images"
SHOWN: Final = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"})
LARGEST: Final = 20 << 20
_UPLOADS: Final = re.compile(r".*/wp-content/uploads/")
_SIZED: Final = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")
_NOT_MEDIA: Final = frozenset({".bib", ".yaml", ".yml", ".toml", ".xml", ".md", ".ico", ".woff2"})


@dataclass(slots=True)
class Media:
    """Files below the media folders of a site, by the path at which readers found them."""

    files: dict[str, Path] = field(default_factory=dict)
    targets: dict[Path, str] = field(default_factory=dict)
    """Each file that may be used, with its path below the content folder."""
    names: dict[str, Path] = field(default_factory=dict)
    """By its name alone, the file that is the fewest folders down."""

    def find(self, address: str, folders: tuple[str, ...]) -> Path | None:
        """The file at *address*, from its root or from one of *folders* of the site."""
        path = (
            unquote(urlsplit(address).path)
            if "://" in address
            else unquote(address.partition("?")[0].partition("#")[0])
        )
        path = _UPLOADS.sub("/", path)
        for candidate in (path, _SIZED.sub("", path)):
            places = [posixpath.join("/", folder, candidate) for folder in (*folders, "")]
            for place in places:
                key = posixpath.normpath(place).lstrip("/")
                if found := self.files.get(key) or self.files.get(key.casefold()):
                    return found
        return None

    def named(self, name: str) -> Path | None:
        """The file with the *name*, in whichever folder it is."""
        return self.names.get(name.rpartition("/")[2].casefold())


def media(source: Source, further: Path | None = None) -> Media:
    """All files of *source* that this site could publish, and those of the folder *further*."""
    made = Media()
    used: set[str] = set()
    for root in (*([further] if further else []), *source.media):
        for path in _below(root):
            key = path.relative_to(root).as_posix()
            for name in (key, key.casefold()):
                made.files.setdefault(name, path)
    for path in dict.fromkeys(made.files[key] for key in sorted(made.files)):
        root = next(
            each
            for each in (*([further] if further else []), *source.media)
            if path.is_relative_to(each)
        )
        if not problem(path):
            made.targets[path] = _free(_named(path.relative_to(root).as_posix()), used)
    for path in sorted(made.targets, key=lambda each: len(each.parts)):
        made.names.setdefault(path.name.casefold(), path)
    return made


def _below(root: Path) -> list[Path]:
    found = []
    for place, folders, names in os.walk(root):
        folders[:] = sorted(n for n in folders if n[0] not in "._" and n != "node_modules")
        found += [Path(place, name) for name in names if _is_media(name)]
    return sorted(found)


def _is_media(name: str) -> bool:
    suffix = posixpath.splitext(name)[1].lower()
    return suffix in FILES - _NOT_MEDIA and not name.startswith(".")


def problem(path: Path) -> str:
    """Why this site would not publish the file *path*; "" if it would."""
    try:
        size = path.stat().st_size
        head = b""
        with path.open("rb") as file:
            head = file.read(pictures.HEAD)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if not size or size > LARGEST:
        return "is empty" if not size else "has more than 20 MiB"
    wrong = [*pictures.diagnostics(path.with_suffix(path.suffix.lower()).name, head)]
    if path.suffix.lower() == ".svg":
        wrong += svg_safety.diagnostics(path.read_text("utf-8", "replace"))
    return wrong[0].problem if wrong else ""


def _named(path: str) -> str:
    """*path* below the folder of pictures, in plain letters."""
    parts = [
        part
        for part in path.split("/")
        if part not in ("images", "static", "assets", "img", "content")
    ]
    stem, suffix = posixpath.splitext(parts[-1])
    plain = [_plain(part) for part in (*parts[:-1], stem)]
    return posixpath.join(
        FOLDER, *filter(None, plain[:-1]), f"{plain[-1] or 'file'}{suffix.lower()}"
    )


def _plain(part: str) -> str:
    letters = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_-]+", "-", letters).strip("-.")[:80].lower()


def _free(path: str, used: set[str]) -> str:
    stem, suffix = posixpath.splitext(path)
    number, made = 1, path
    while made in used:
        number += 1
        made = f"{stem}-{number}{suffix}"
    used.add(made)
    return made
