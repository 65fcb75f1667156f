"""The catalogues of the theme: messages are extracted, merged into each language, and compiled.

Babel does the work (https://babel.pocoo.org). No file has a date, a version or a line number of a
template in it, so that each changes with the messages alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from front_matter.remedies import LANGUAGE, language_remedy
from languages.catalogues import COMPILED, TEMPLATE, TEXT
from languages.po import entries
from tools.cli.failures import CommandError
from tools.files.replacement import replace

KEYWORDS: Final = {"_": None, "translatable": None, "ngettext": (1, 2)}
SOURCES: Final = (
    ("theme/templates", [("**.html", "jinja2")]),
    ("plugins", [("**.py", "python")]),
    (".", [("pelicanconf.py", "python")]),
)
FOLDER: Final = "theme/translations"
_HEAD: Final = (
    "# Words of the theme; `invoke translations` keeps them current. See docs/languages.md."
)


class _Steady(Catalog):
    """A catalogue whose head says what the format needs, and nothing that changes by itself."""

    @property  # type: ignore[misc]
    def mime_headers(self) -> list[tuple[str, str]]:
        own = [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        return [
            *(own if self.locale else []),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def extracted(root: Path) -> Catalog:
    """Every message of the theme, the plugins and the settings below *root*."""
    catalog = _Steady(header_comment=_HEAD, fuzzy=False)
    for path, message, comments in _messages(root):
        catalog.add(message, None, [(path, 1)], auto_comments=comments)
    return catalog


def _messages(root: Path) -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    for folder, methods in SOURCES:
        found = extract_from_dir(
            root / folder,
            method_map=methods,
            options_map={"**.html": {"silent": "false"}},
            keywords=KEYWORDS,
            comment_tags=["translators:"],
            directory_filter=_nowhere_below if folder == "." else None,
        )
        for path, _, message, comments, _ in sorted(found, key=lambda each: each[:2]):
            yield (Path(folder) / path).as_posix(), message, comments


def _nowhere_below(_folder: str | os.PathLike[str]) -> bool:
    return False


def merged(text: bytes, language: str, template: Catalog) -> Catalog:
    """The catalogue of *language* in *text*, with the messages of *template* and no others."""
    locale = _locale(language)
    found = read_po(BytesIO(text), locale=locale, ignore_obsolete=True)
    found.update(template, no_fuzzy_matching=True)
    made = _Steady(locale=locale, header_comment=_HEAD, fuzzy=False)
    for message in found:
        if message.id:
            made[message.id] = message
    return made


def _locale(language: str) -> str:
    """What Babel calls *language*, a code of BCP 47: `pt_BR` for `pt-BR`."""
    try:
        return str(Locale.parse(language, sep="-"))
    except UnknownLocaleError:
        return language.replace("-", "_")
    except ValueError:
        return language.partition("-")[0]


def wanted(language: str) -> list[str]:
    """The languages that are to get a catalogue: *language*, or none if it is empty.

    Raises CommandError if *language* is no code that a text could have.
    """
    if language and not re.fullmatch(LANGUAGE, language):
        remedy = language_remedy(language)
        raise CommandError(f"--language {language}: want a language as fr or pt-BR; {remedy}")
    return [language] if language else []


def written(catalog: Catalog) -> bytes:
    """*catalog* as text, sorted by message, each on one line."""
    made = BytesIO()
    write_po(made, catalog, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return made.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """*catalog* as gettext reads it; messages without translation are left out."""
    made, translated = BytesIO(), deepcopy(catalog)
    for message in catalog:
        if message.id and not any(message.string or ()):  # Babel would compile two empty forms
            translated.delete(message.id)
    write_mo(made, translated)
    return made.getvalue()


def current(root: Path, further: Iterable[str] = ()) -> Mapping[Path, bytes]:
    """What each file below the folder of catalogues is to hold.

    *further* are languages that have no catalogue yet.
    """
    folder, template = root / FOLDER, extracted(root)
    files = {folder / TEMPLATE: written(template)}
    languages = {path.parts[-3] for path in folder.glob(f"*/{TEXT}")} | set(further)
    for language in sorted(languages):
        text = folder / language / TEXT
        catalog = merged(text.read_bytes() if text.is_file() else b"", language, template)
        files[text] = written(catalog)
        files[folder / language / COMPILED] = compiled(catalog)
    return files


def update(root: Path, further: Iterable[str] = ()) -> list[Path]:
    """Write the files that are not current, and name them."""
    stale = []
    for path, content in current(root, further).items():
        if not path.is_file() or path.read_bytes() != content:
            replace(path, content)
            stale.append(path)
    return stale


def untranslated(root: Path) -> dict[str, int]:
    """How many messages each language lacks."""
    missing = {}
    for path in sorted((root / FOLDER).glob(f"*/{TEXT}")):
        found = entries(path.read_text(encoding="utf-8"))
        missing[path.parts[-3]] = sum(not each.is_complete for each in found)
    return missing
