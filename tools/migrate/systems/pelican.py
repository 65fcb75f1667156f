"""Stock Pelican: a settings file, and texts whose headers are `Title: x` lines."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from tools.migrate import addresses, dates, html_file, rst_file
from tools.migrate.files import form, texts
from tools.migrate.systems import plain
from tools.migrate.text import Form, Source, System, Text

_FORMS: Final[frozenset[Form]] = frozenset({"markdown", "html", "rst"})
_READERS: Final[dict[Form, Callable[[Path, str], Text]]] = {
    "markdown": plain.read_file,
    "html": html_file.read,
    "rst": rst_file.read,
}
_SETTINGS: Final = ("pelicanconf.py", "settings.py", "publishconf.py")
# https://docs.getpelican.com/en/4.12/settings.html
_DEFAULTS: Final[dict[str, Any]] = {
    "PATH": "content",
    "ARTICLE_PATHS": [""],
    "PAGE_PATHS": ["pages"],
    "ARTICLE_URL": "{slug}.html",
    "PAGE_URL": "pages/{slug}.html",
    "USE_FOLDER_AS_CATEGORY": True,
    "SLUGIFY_SOURCE": "title",
    "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*",
    "SITEURL": "",
    "TIMEZONE": "UTC",
}


def _recognises(place: Path) -> bool:
    return (place / "pelicanconf.py").is_file()


def _source(place: Path) -> Source:
    settings = {**_DEFAULTS}
    for name in _SETTINGS:
        if (place / name).is_file():
            settings.update(_constants((place / name).read_text("utf-8", "replace")))
    content = place / str(settings["PATH"] or ".")
    root = content if content.is_dir() else place
    zone = str(settings["TIMEZONE"])
    return Source(root, str(settings["SITEURL"]), zone, (root,), options=settings)


def _constants(code: str) -> dict[str, Any]:
    """What the settings file *code* assigns as it stands; nothing of it is run."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return {}
    found: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, TypeError, SyntaxError, RecursionError):
                continue
    return {name: value for name, value in found.items() if _fits(name, value)}


def _fits(name: str, value: Any) -> bool:
    default = _DEFAULTS.get(name)
    return default is None or isinstance(value, type(default))


def _read(source: Source) -> Iterator[Text]:
    for path in texts(source.root, _FORMS):
        below = path.relative_to(source.root).as_posix()
        is_page = _is_in(below, source.options["PAGE_PATHS"])
        if is_page or _is_in(below, source.options["ARTICLE_PATHS"]):
            text = _READERS[form(path)](path, below)
            yield _placed(replace(text, is_page=is_page), source)


def _is_in(below: str, folders: list[str]) -> bool:
    return any(not folder or below.startswith(f"{folder.strip('/')}/") for folder in folders)


def _placed(text: Text, source: Source) -> Text:
    """*text* with what the name of its file tells, and the address that Pelican gave it."""
    settings, fields = source.options, dict(text.fields)
    folder, _, name = text.origin.rpartition("/")
    stem = name.rpartition(".")[0]
    fields = {**_of_name(settings, stem), **fields}
    if settings["USE_FOLDER_AS_CATEGORY"] and folder and not text.is_page:
        fields.setdefault("category", folder.rpartition("/")[2])
    basis = stem if settings["SLUGIFY_SOURCE"] == "basename" else str(fields.get("title", stem))
    known = str(fields.get("slug") or addresses.slug(basis))
    pattern = str(settings["PAGE_URL" if text.is_page else "ARTICLE_URL"])
    values = {
        "slug": known,
        "category": addresses.slug(str(fields.get("category", "misc"))),
        "lang": str(fields.get("lang", "")),
    }
    problems = [*text.problems, *_with_dates_as_shown(fields)]
    address = addresses.filled(pattern, values, dates.parse(str(fields.get("date", ""))))
    given = [str(fields.pop(key)) for key in ("url", "save_as") if fields.get(key)]
    found = tuple(f"/{each.lstrip('/')}" for each in (*given, address) if each)
    fields["slug"] = known
    return replace(
        text, fields=fields, addresses=found, names=(stem, known), problems=tuple(problems)
    )


def _with_dates_as_shown(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Put the dates that Pelican showed into *fields*; what is said of those of two readings."""
    for name in ("date", "modified"):
        typed = str(fields.get(name, ""))
        shown = dates.as_pelican(typed)
        if shown and dates.parse(typed) is None:
            fields[name] = dates.written(shown)
            words = f"{typed} {dates.problem(typed)}; Pelican showed it as {fields[name]}"
            yield name, f"{words}, and so it is kept"


def _of_name(settings: Mapping[str, Any], stem: str) -> dict[str, str]:
    try:
        match = re.match(str(settings["FILENAME_METADATA"]), stem)
    except re.error:
        return {}
    return (
        {name.lower(): value for name, value in match.groupdict().items() if value} if match else {}
    )


SYSTEM: Final = System("Pelican", _recognises, _source, _read)
