"""A folder of Markdown, with or without front matter, or one such file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from tools.migrate import dates, headers
from tools.migrate.decoding import decode
from tools.migrate.files import form, is_about_the_folder, texts
from tools.migrate.names import as_list
from tools.migrate.text import Form, Source, System, Text

_FORMS: Final[frozenset[Form]] = frozenset({"markdown"})


def _recognises(place: Path) -> bool:
    return (
        any(texts(place, _FORMS))
        if place.is_dir()
        else place.suffix.lower() in (".md", ".markdown")
    )


def _source(place: Path) -> Source:
    root = place if place.is_dir() else place.parent
    only = () if place.is_dir() else (place.name,)
    return Source(root, media=(root,), options={"only": only})


def _read(source: Source) -> Iterator[Text]:
    for path in texts(source.root, _FORMS):
        below = path.relative_to(source.root).as_posix()
        wanted = source.options["only"]
        if below in wanted or not (wanted or is_about_the_folder(path)):
            text = _with_names(read_file(path, below))
            stem = path.stem.removeprefix(dates.in_file_name(path.name)).strip("-_ ")
            yield replace(text, fields={"slug": stem or path.stem, **text.fields})


def _with_names(text: Text) -> Text:
    """*text* with the aliases that are no addresses among its names, as Obsidian means them."""
    given = as_list(text.fields.get("aliases"))
    names = tuple(each for each in given if "/" not in each and not each.endswith(".html"))
    if not names:
        return text
    fields = {**text.fields, "aliases": [each for each in given if each not in names]}
    return replace(text, fields=fields, names=(*text.names, *names))


def read_file(path: Path, below: str, *, stock: bool = True) -> Text:
    """The text in the file *path*, which is *below* the source; addresses are the caller's."""
    text, encoding = decode(path.read_bytes())
    header = headers.read(text, stock=stock)
    problems = []
    if encoding:
        problems.append(("encoding", f"was {encoding}; its text is UTF-8 now, look at its accents"))
    if header.broken:
        problems.append(("front matter", header.broken))
    fields = header.fields
    if day := dates.in_file_name(path.name):
        fields = {"date": day, **fields}
    address = "/" + below.rpartition(".")[0]
    return Text(
        below, fields, header.body, header.line, form(path), addresses=(address,),
        names=(path.stem,), problems=tuple(problems),
    )  # fmt: skip


SYSTEM: Final = System("Markdown", _recognises, _source, _read)
