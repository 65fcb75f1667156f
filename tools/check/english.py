"""Which lines of our files are English prose: the only ones that an English word list is for."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from front_matter import record, source
from front_matter.model import FIELDS, by_name
from report.source_lines import without_fences
from tools.check.site_folder import read_text

_CONTENT = "content"
_HTML_LANG = re.compile(r"<html\b[^>]*?\slang=[\"']?([A-Za-z]+)", re.IGNORECASE)


def site_language() -> str:
    """What `site.toml` says in `language`; English where there is none to be read."""
    try:
        identity = tomllib.loads(Path("site.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # the build says what is wrong with the file
        return "en"
    return str(identity.get("language", "en"))


def is_english_prose(file: str, line: int, language: str) -> bool:
    """Whether *line*, from 1, of *file* is English and no fenced code.

    A text of `content/` without `lang` is in *language*, that of the site.
    """
    lines = _prose(Path(file), language)
    return line <= len(lines) and bool(lines[line - 1])


@lru_cache(maxsize=1)  # the findings of one file follow each other
def _prose(file: Path, language: str) -> list[str]:
    """The lines of *file* without those of its code; none of a text in another language."""
    text = read_text(file)
    if _language(file, text, language).lower().partition("-")[0] != "en":
        return []
    return (without_fences(text) if file.suffix == ".md" else text).split("\n")


def _language(file: Path, text: str, of_site: str) -> str:
    if file.suffix == ".html" and (page := _HTML_LANG.search(text)):
        return page[1]
    of_folder = of_site if _CONTENT in file.parts else "en"
    if file.suffix != ".md":
        return of_folder
    values = record.read(source.parse(text.encode()), by_name(FIELDS), article=False).values
    return str(values.get("lang", of_folder))
