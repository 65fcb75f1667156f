"""The thin Pelican shell: templates that speak the language of their page."""

from __future__ import annotations

from typing import Any, Final

from pelican import signals

from languages.catalogues import read_catalogues
from languages.translator import SpeakingTemplate, Translator, install

DIGEST: Final = "LANGUAGES_DIGEST"


def _begin(pelican: Any) -> None:
    """Another catalogue makes another site, as another setting does."""
    pelican.settings[DIGEST] = read_catalogues(pelican.settings).digest.hex()


def _give_words(generator: Any) -> None:
    settings = generator.settings
    translator = Translator(read_catalogues(settings), settings["DEFAULT_LANG"])
    install(generator.env, translator)
    load = generator.get_template
    generator.get_template = lambda name: SpeakingTemplate(load(name), translator)


def register() -> None:
    """Connect to Pelican's signals; a second call changes nothing."""
    signals.initialized.connect(_begin)
    signals.generator_init.connect(_give_words)
