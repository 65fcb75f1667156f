"""Gives templates the language of their page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pelican import signals
from pelican.generators import Generator

import documents
import report
from documents.list_files import LANGUAGE_LISTS
from documents.site import Site
from languages.catalogues import TEMPLATE, TEXT, folder_of, read_catalogues
from languages.check import unknown, untranslated
from languages.lists import Lists, part
from languages.own import languages
from languages.translator import LocalizedTemplate, Translator, install
from report.diagnostic import Diagnostic, Level
from report.place import shown

DIGEST: Final = "LANGUAGES_DIGEST"


def _begin(pelican: Any) -> None:
    """Another catalogue makes another site, as another setting does."""
    pelican.settings[DIGEST] = read_catalogues(pelican.settings).digest.hex()
    documents.add_pass(pelican.settings, "languages", _keep_lists)


def _give_words(generator: Any) -> None:
    settings = generator.settings
    translator = Translator(read_catalogues(settings), settings["DEFAULT_LANG"])
    install(generator.env, translator)
    load = generator.get_template
    generator.get_template = lambda name: LocalizedTemplate(load(name), translator)


def _keep_lists(site: Site) -> None:
    _check_texts(site)
    used = [site.settings["DEFAULT_LANG"], *languages(site.settings)]
    for code in used:
        _check_catalogue(site, code)
    if len(used) > 1:
        site.context[LANGUAGE_LISTS] = Lists(site.generators)


def _check_texts(site: Site) -> None:
    """Report each text in a language in which there are no words."""
    declared = {site.settings["DEFAULT_LANG"], *languages(site.settings)}
    catalogues, level = read_catalogues(site.settings), _level(site.settings)
    wrong: dict[str, Diagnostic | None] = {}
    for content, document in site.documents():
        code = content.lang
        if code not in wrong:
            wrong[code] = unknown(code, declared, catalogues.has(code))
        if (found := wrong[code]) and content.status in {"published", "hidden"}:
            line = document.lines.get("fields", {}).get("lang", 1)
            site.report(content, replace(found, line=line, level=level))


def _check_catalogue(site: Site, code: str) -> None:
    """Report what the catalogue of *code* does not translate; English needs none."""
    catalogues, folder = read_catalogues(site.settings), folder_of(site.settings)
    names = (code, code.partition("-")[0])
    files = [folder / name / TEXT for name in names if (folder / name / TEXT).is_file()]
    template = folder / TEMPLATE
    if files and template.is_file():
        text, wanted = (file.read_text(encoding="utf-8") for file in (files[0], template))
        for each in untranslated(text, wanted, catalogues.of(code)):
            found = each.at(shown(files[0], site.root))
            report.add(replace(found, level=_level(site.settings)))


def _level(settings: Mapping[str, Any]) -> Level:
    """How grave a missing translation is."""
    level: Level = settings.get("LANGUAGES_MISSING", "error")
    return level


class LanguagesGenerator(Generator):  # type: ignore[misc]
    """Writes the lists of each language."""

    def generate_output(self, writer: Any) -> None:
        if LANGUAGE_LISTS in self.context:
            self.context[LANGUAGE_LISTS].write(writer)


def _generators(_pelican: Any) -> type[Generator]:
    return LanguagesGenerator


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    documents.register()
    signals.initialized.connect(_begin)
    signals.generator_init.connect(_give_words)
    signals.article_generator_pretaxonomy.connect(part)
    signals.get_generators.connect(_generators)
