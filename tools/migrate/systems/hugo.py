"""Hugo: `content/` with YAML, TOML or JSON above each text, and files in `static/`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tools.migrate import addresses, dates, headers
from tools.migrate.bodies import shortcodes
from tools.migrate.decoding import decode
from tools.migrate.files import texts
from tools.migrate.systems import plain
from tools.migrate.text import Form, Source, System, Text

_FORMS: Final[frozenset[Form]] = frozenset({"markdown", "html"})
_NAMES: Final = ("hugo", "config")
_PLACES: Final = ("", "config/_default/")
_SUFFIXES: Final = (".toml", ".yaml", ".yml", ".json")
_PAGES: Final = frozenset({"page", "pages"})
_INDEX: Final = re.compile(r"_?index(?:\.[\w-]+)?$")


def _recognises(place: Path) -> bool:
    return (place / "content").is_dir() and bool(_files(place))


def _files(place: Path) -> list[Path]:
    names = [f"{folder}{name}{end}" for folder in _PLACES for name in _NAMES for end in _SUFFIXES]
    names += [f"config.{end}.in" for end in ("yaml", "toml")]
    return [path for name in names if (path := place / name).is_file()]


def _source(place: Path) -> Source:
    settings: dict[str, Any] = {}
    for path in _files(place):
        settings = {**_settings(path), **settings}
    languages = settings.get("languages")
    codes = tuple(languages) if isinstance(languages, dict) else ()
    if not codes:
        codes = tuple(
            p.stem for end in _SUFFIXES for p in place.glob(f"config/_default/languages{end}")
        )
    root = place / "content"
    default = str(settings.get("defaultcontentlanguage", "en"))
    codes = tuple(dict.fromkeys((*codes, default, *_language_folders(root))))
    media = (place / "static", place / "assets", root)
    return Source(
        root,
        str(settings.get("baseurl", "")),
        str(settings.get("timezone", "")),
        media,
        codes,
        settings,
    )


def _language_folders(root: Path) -> list[str]:
    """Folders that are named as languages are, where there are two of them or more."""
    found = [
        path.name
        for path in sorted(root.iterdir())
        if re.fullmatch(r"[a-z]{2}(-[a-zA-Z]{2,4})?", path.name)
    ]
    return found if len(found) > 1 else []


def _settings(path: Path) -> dict[str, Any]:
    text, _ = decode(path.read_bytes())
    mark = "+++" if ".toml" in path.suffixes else "---"
    body = text if path.suffix == ".json" else f"{mark}\n{text.strip().strip('-')}\n{mark}\n"
    return headers.read(body, stock=False).fields


def _read(source: Source) -> Iterator[Text]:
    for path in texts(source.root, _FORMS):
        below = path.relative_to(source.root).as_posix()
        text = plain.read_file(path, below, stock=False)
        is_list = path.stem.partition(".")[0] == "_index"
        if not is_list or text.body.strip():  # the page of a section has words of its own, or none
            yield _placed(replace(text, is_page=is_list or text.is_page), source)


def _placed(text: Text, source: Source) -> Text:
    text = replace(text, body=shortcodes.shown_in_code(text.body))
    fields = dict(text.fields)
    lang, path = _language(text.origin, source.languages)
    if lang and lang != source.options.get("defaultcontentlanguage", "en"):
        fields.setdefault("lang", lang)
    folder, stem = posixpath.split(path)
    if _INDEX.match(stem):  # a bundle has the name of its folder
        folder, stem = posixpath.split(folder)
        stem = stem or "home"
    section = path.partition("/")[0] if "/" in path else ""
    known = str(fields.get("slug") or stem)
    address = _address(fields, folder, section, known, source.options)
    given = [str(fields.pop("url"))] if fields.get("url") else []
    prefix = f"/{lang}" if "lang" in fields else ""
    found = tuple(f"{prefix}{each}" for each in (*given, address) if each.startswith("/"))
    if section in _PAGES:
        text = replace(text, is_page=True)
    fields["slug"] = known
    names = tuple(dict.fromkeys((stem, known, path, posixpath.dirname(path) or path)))
    return replace(text, fields=fields, addresses=found, names=names)


def _language(origin: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The language that folder or suffix tells, and the path without it and without `.md`."""
    path = origin.rpartition(".")[0]
    first, _, rest = path.partition("/")
    if rest and first in languages:
        return first, rest
    stem, dot, suffix = path.rpartition(".")
    return (suffix, stem) if dot and suffix in languages else ("", path)


def _address(
    fields: Mapping[str, Any], folder: str, section: str, known: str, options: Mapping[str, Any]
) -> str:
    permalinks = options.get("permalinks")
    pattern = permalinks.get(section) if isinstance(permalinks, dict) else None
    if not isinstance(pattern, str):
        return f"/{folder}/{known}/".replace("//", "/")
    title = addresses.slug(str(fields.get("title", known)))
    values = {
        "slug": known,
        "title": title,
        "filename": known,
        "section": section,
        "slugorfilename": known,
    }
    return addresses.filled(pattern, values, dates.parse(str(fields.get("date", ""))))


SYSTEM: Final = System("Hugo", _recognises, _source, _read)
