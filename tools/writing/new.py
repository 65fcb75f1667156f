"""A new text: its file, with the front matter that every text has, as a draft."""

from __future__ import annotations

import errno
import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from front_matter import model, record
from front_matter import source as parts
from front_matter.unfinished import BODY, SUMMARY
from front_matter.written import header
from site_identity.read import read_identity
from tools import PROJECT
from tools.cli import asking

_FOLDERS: Final = {"post": "posts", "article": "articles", "page": "pages"}

_CHECKS: Final = (
    "# evidence_checked: the day on which you searched the evidence\n"
    "# review_by: the day by which you will search it again\n"
)


@dataclass(frozen=True, slots=True)
class New:
    """What is known of a new text; *tags* are between commas, all but *title* may be empty."""

    title: str
    kind: str = "post"
    category: str = ""
    tags: str = ""
    slug: str = ""
    series: str = ""


def slug(title: str) -> str:
    """*title* as an address: lower-case letters a to z and digits, single hyphens, at most 100."""
    letters = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore")
    words = re.findall(r"[a-z0-9]+", letters.decode().lower().replace("'", ""))
    return "-".join(words)[:100].rstrip("-")


def source(new: New, day: date, *, medical: bool = False) -> str:
    """The text of a new file, of a *medical* site or another."""
    tags = [tag.strip() for tag in new.tags.split(",") if tag.strip()]
    fields: dict[str, Any] = {"title": new.title}
    if new.kind != "page":
        fields |= {"date": str(day), "category": new.category}
        fields |= {"tags": tags} if tags else {}
        fields |= {"series": new.series} if new.series else {}
        fields["summary"] = SUMMARY
    clinical = medical and new.kind != "page"
    fields |= {"clinical": True} if clinical else {}
    head = header({**fields, "status": "draft"})
    if clinical:  # the days of what has not been done yet cannot be written
        head = head.replace("clinical: true\n", f"clinical: true\n{_CHECKS}", 1)
    return f"{head}\n{BODY}\n"


def place(new: New) -> Path:
    """Where the new file is to be.

    Raises ValueError if *new* has no address, FileExistsError if the file is there.
    """
    if new.kind not in _FOLDERS:
        raise ValueError(f"{new.kind}: want {', '.join(_FOLDERS)}")
    name = new.slug or slug(new.title)
    if not name:
        raise ValueError(f"{new.title!r} has no letter for an address; add --slug with one")
    if not re.fullmatch(model.SLUG, name):
        raise ValueError(f"--slug: {name}: {model.SLUG_WANTED}")
    path = PROJECT / "content" / _FOLDERS[new.kind] / f"{name}.md"
    if path.exists():
        raise FileExistsError(errno.EEXIST, "is there", str(path))
    return path


def create(new: New, day: date | None = None) -> Path:
    """Write the new file and return its path.

    Raises ValueError if something is wrong with *new*, FileExistsError if the file is there. The
    day is today's: that of the writer, not of a build.
    """
    new = replace(new, title=" ".join(new.title.split()))
    text = source(new, day or date.today(), medical=_is_medical())  # noqa: DTZ011
    _check(text, article=new.kind != "page")
    path = place(new)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path


def _is_medical() -> bool:
    """Raises DiagnosticsError with the mistakes of `site.toml`."""
    identity = PROJECT / "site.toml"
    return identity.is_file() and read_identity(identity).kind == "medical"


def _check(text: str, *, article: bool) -> None:
    """Raises ValueError with the first field of *text* that the build would refuse."""
    known = record.read(parts.parse(text.encode()), model.by_name(model.FIELDS), article=article)
    for each in known.diagnostics:
        if each.level == "error":
            raise ValueError(f"{each.field}: {each.message}")


def names_in_use(content: Path, field: str) -> list[str]:
    """The categories, or another *field* of names, of all texts, the most frequent first."""
    counts: Counter[str] = Counter()
    for path in content.rglob("*.md"):
        given = _values(path).get(field, [])
        counts.update([given] if isinstance(given, str) else given)
    return sorted(counts, key=lambda name: (-counts[name], name))


def _values(path: Path) -> Mapping[str, Any]:
    parsed = parts.parse(path.read_bytes())
    return record.read(parsed, model.by_name(model.FIELDS), article=False).values


def completed(new: New) -> New:
    """*new* with what its writer answers, if there is a terminal.

    Raises EOFError, and what `place` raises before more is asked in vain.
    """
    if not asking.is_terminal():
        return new
    title = new.title or asking.ask("Title: ")
    address = new.slug
    if title and not (address or slug(title)):
        address = asking.ask("Address, in letters a to z (as sleep-and-mood): ")
    new = replace(new, title=title, slug=address)
    category = new.category
    if title and not category and new.kind != "page":
        place(new)
        category = asking.choose("Category", names_in_use(PROJECT / "content", "category"))
    return replace(new, category=category)


def command(new: New, *, opens: bool = False) -> int:
    """Create the file and say where it is; the exit status."""
    try:
        new = completed(new)
        if not new.title.strip():
            sys.stderr.write('Want a title: invoke new "A title of your own"\n')
            return 2
        path = create(new)
    except EOFError:
        sys.stderr.write("Nothing is written.\n")
        return 1
    except FileExistsError as error:
        there = _shown(Path(error.filename))
        sys.stderr.write(f"{there}: is there already; choose another title, or --slug\n")
        return 1
    except (ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print(_shown(path))
    return _open(path) if opens else 0


def _open(path: Path) -> int:
    """Open *path* in the editor of the environment."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    words = shlex.split(editor)
    if not words or shutil.which(words[0]) is None:
        message = f"{words[0]}: there is no such program" if words else "no editor is named"
        sys.stderr.write(f"{message}; set EDITOR, as in export EDITOR=nano\n")
        return 1
    return subprocess.run([*words, str(path)], check=False).returncode


def _shown(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else str(path)
