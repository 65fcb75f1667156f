"""Compiled catalogues: what each language says for a message, which is English.

They are files of GNU gettext, `<language>/LC_MESSAGES/messages.mo`
(https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html), which Python reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

SOURCE: Final = "en"
"""The language that messages are in, which needs no catalogue."""
FOLDER: Final = "LANGUAGES_CATALOGUES"
COMPILED: Final = "LC_MESSAGES/messages.mo"
TEXT: Final = "LC_MESSAGES/messages.po"
TEMPLATE: Final = "messages.pot"
_NOTHING: Final = NullTranslations()

Gettext = Callable[[str], str]
"""Gives a message in one language."""


class _Catalogue(GNUTranslations):
    """A compiled catalogue, which keeps its head as the translation of ""."""

    def gettext(self, message: str) -> str:
        return super().gettext(message) if message else ""


class Catalogues:
    """The catalogues by language; *digest* is that of all of them."""

    def __init__(self, by_language: Mapping[str, NullTranslations], digest: bytes) -> None:
        self.by_language, self.digest = by_language, digest

    def of(self, language: str) -> NullTranslations:
        """That of *language*, as `de-AT`, or of its first part; else messages stay English."""
        general = language.partition("-")[0]
        return self.by_language.get(language) or self.by_language.get(general) or _NOTHING

    def has(self, language: str) -> bool:
        """Whether there are words in *language*."""
        return self.of(language) is not _NOTHING or language.partition("-")[0] == SOURCE

    def words(self, messages: Iterable[str]) -> dict[str, dict[str, str]]:
        """What each of *messages* is in each language."""
        texts = list(messages)
        return {
            language: {text: catalogue.gettext(text) for text in texts}
            for language, catalogue in self.by_language.items()
        }


def folder_of(settings: Mapping[str, Any]) -> Path:
    """Where the catalogues are: the setting, or `translations/` of the theme."""
    given = settings.get(FOLDER)
    return Path(given) if given else Path(settings["THEME"]) / "translations"


def read_catalogues(settings: Mapping[str, Any]) -> Catalogues:
    """The catalogues of a site; they are read again once a file has changed."""
    folder = folder_of(settings)
    files = {file.parts[-3]: file.read_bytes() for file in sorted(folder.glob(f"*/{COMPILED}"))}
    whole = blake2b(digest_size=16)
    for language, data in files.items():
        whole.update(f"{language} {len(data)} ".encode() + data)
    return _loaded(str(folder), whole.digest(), tuple(files))


@cache
def _loaded(folder: str, digest: bytes, languages: tuple[str, ...]) -> Catalogues:
    by_language: dict[str, NullTranslations] = {}
    for language in languages:
        with (Path(folder) / language / COMPILED).open("rb") as file:
            by_language[language] = _Catalogue(file)
    return Catalogues(by_language, digest)


def translatable(message: str) -> str:
    """*message*; the extraction of messages finds it by this name."""
    return message


def translations_for(settings: Mapping[str, Any], messages: Iterable[str]) -> dict[str, Any]:
    """What each of *messages* is in each language, as plain data for the options of an analysis."""
    words = read_catalogues(settings).words(messages)
    return {"language": settings.get("DEFAULT_LANG", SOURCE), "words": words}


def gettext_for(translations: Mapping[str, Any] | None, language: str | None = None) -> Gettext:
    """Gives messages of *translations* in *language*, by default that of the site."""
    if not translations:
        return translatable
    code, words = language or translations["language"], translations["words"]
    found = words.get(code) or words.get(code.partition("-")[0]) or {}
    return lambda message: str(found.get(message, message))
