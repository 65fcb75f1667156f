"""A new post: its file, with the front matter that every post has, as a draft."""

from __future__ import annotations

import re
import sys
import unicodedata
from datetime import date
from pathlib import Path

from front_matter.unfinished import BODY, SUMMARY
from front_matter.written import scalar
from tools import PROJECT

_FOLDERS = {"post": "posts", "article": "articles", "page": "pages"}


def slug(title: str) -> str:
    """*title* as an address: lower-case letters a to z and digits, single hyphens, at most 100."""
    letters = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore")
    words = re.findall(r"[a-z0-9]+", letters.decode().lower().replace("'", ""))
    return "-".join(words)[:100].rstrip("-")


def source(title: str, day: date, kind: str = "post") -> str:
    """The text of a new file."""
    fields = [f"title: {scalar(title)}"]
    if kind != "page":
        fields.append(f"date: {day}")
        fields += ["category:", f"summary: {SUMMARY}"]
    head = "\n".join([*fields, "status: draft"])
    return f"---\n{head}\n---\n\n{BODY}\n"


def create(title: str, kind: str = "post", day: date | None = None) -> Path:
    """Write the new file and return its path.

    Raises ValueError if the title makes no address or *kind* is unknown, FileExistsError if the
    file is there. The day is today's: that of the writer, not of a build.
    """
    if kind not in _FOLDERS:
        raise ValueError(f"{kind}: want {', '.join(_FOLDERS)}")
    name = slug(title)
    if not name:
        raise ValueError(f"{title!r} has no letter or digit for an address; want a title with one")
    path = PROJECT / "content" / _FOLDERS[kind] / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(source(" ".join(title.split()), day or date.today(), kind))  # noqa: DTZ011
    return path


def command(title: str, kind: str = "post") -> int:
    """Create the file and say where it is; the exit status."""
    try:
        path = create(title, kind)
    except FileExistsError as error:
        place = _shown(Path(error.filename))
        sys.stderr.write(f"{place}: is there already; choose another title\n")
    except (ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
    else:
        print(_shown(path))
        return 0
    return 1


def _shown(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else str(path)
