"""The catalogues of the theme: current, complete, with the places and elements of each message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.built_site import ROOT, write_files
from tools.cli.failures import CommandError
from tools.writing import translations

LANGUAGES = sorted(path.parts[-3] for path in (ROOT / translations.FOLDER).glob("*/*/*.po"))
PARTS = re.compile(r"%\(\w+\)s|</?\w+|\w+=\"[^\"]*\"")


def test_the_catalogues_are_what_the_command_writes() -> None:
    stale = {
        path.relative_to(ROOT).as_posix()
        for path, content in translations.current(ROOT).items()
        if not path.is_file() or path.read_bytes() != content
    }
    assert stale == set(), "run invoke translations"


def test_every_message_has_a_translation() -> None:
    assert translations.untranslated(ROOT) == dict.fromkeys(LANGUAGES, 0)
    assert "de" in LANGUAGES


def _pairs(language: str) -> Iterator[tuple[str, str]]:
    text = ROOT / translations.FOLDER / language / translations.TEXT
    for message in read_po(BytesIO(text.read_bytes())):
        one, *more = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string,) if isinstance(message.string, str) else message.string
        for string in strings if one else ():
            yield (more or [one])[-1], string


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_and_elements_of_its_message(language: str) -> None:
    differing = [
        (message, string)
        for message, string in _pairs(language)
        if sorted(PARTS.findall(message)) != sorted(PARTS.findall(string))
    ]
    assert differing == []


FILES = {
    "theme/templates/a.html": "{{ _('Home') }} {{ ngettext('%(num)s page', '%(num)s pages', 2) }}",
    "plugins/x/days.py": "translatable('May')\nother('No message')\n",
    "pelicanconf.py": "TITLE = translatable('Posts')\n",
}


def test_messages_of_templates_plugins_and_settings_are_extracted(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    found = [message.id for message in translations.extracted(tmp_path) if message.id]
    assert found == ["Home", ("%(num)s page", "%(num)s pages"), "May", "Posts"]


def test_a_new_language_begins_empty_and_keeps_what_is_translated(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    folder = tmp_path / translations.FOLDER
    assert translations.update(tmp_path, ["fr"]) == [
        folder / "messages.pot",
        folder / "fr/LC_MESSAGES/messages.po",
        folder / "fr/LC_MESSAGES/messages.mo",
    ]
    assert translations.untranslated(tmp_path) == {"fr": 4}
    text = folder / "fr" / translations.TEXT
    text.write_text(text.read_text().replace('"Home"\nmsgstr ""', '"Home"\nmsgstr "Accueil"'))
    write_files(tmp_path, {"pelicanconf.py": "TITLE = translatable('Other posts')\n"})
    translations.update(tmp_path)
    assert 'msgid "Home"\nmsgstr "Accueil"' in text.read_text()
    assert '"Posts"' not in text.read_text()
    assert translations.update(tmp_path) == []
    assert translations.untranslated(tmp_path) == {"fr": 3}


@pytest.mark.parametrize("code", ["pt-BR", "zh-Hant", "sr-Latn-RS", "tlh", "sl-rozaj-biske"])
def test_a_language_is_named_as_a_text_names_it(tmp_path: Path, code: str) -> None:
    write_files(tmp_path, FILES)
    assert translations.wanted(code) == [code]
    translations.update(tmp_path, [code])
    assert translations.untranslated(tmp_path) == {code: 4}
    assert translations.update(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("pt_br", "write pt-BR"),
        ("FR", "write fr"),
        ("english", "write its code"),
        ("../x", "write its code"),
        ("12", "write its code"),
    ],
)
def test_what_is_no_code_of_a_language_gets_no_folder(code: str, remedy: str) -> None:
    with pytest.raises(CommandError, match=re.escape(remedy)):
        translations.wanted(code)


def test_without_a_language_no_catalogue_is_added() -> None:
    assert translations.wanted("") == []
