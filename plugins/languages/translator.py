"""What templates call: `_`, `ngettext` and the filter `strftime`, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from languages.catalogues import Catalogues
from languages.dates import written


class Translator:
    """`_` of templates. Messages are HTML; the values put into them are escaped.

    Which language is meant is set for the time in which a page is rendered, since a macro sees its
    arguments alone. *digest* stands for all catalogues: what a page says depends on no more than
    them and its language.
    """

    is_translation = True  # `incremental` need not ask what a call without values reads

    def __init__(self, catalogues: Catalogues, language: str) -> None:
        self.digest = catalogues.digest or b"none"
        self._catalogues = catalogues
        self._known: dict[NullTranslations, dict[str, Markup]] = {}
        self._speak(catalogues.of(language))

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Translate into *language* meanwhile."""
        before = self._current
        self._speak(self._catalogues.of(language))
        try:
            yield
        finally:
            self._speak(before)

    def _speak(self, words: NullTranslations) -> None:
        self._current, self._texts = words, self._known.setdefault(words, {})

    def __call__(self, message: str, /, **values: object) -> Markup:
        """*message* with *values* in the places that `%(name)s` names."""
        text = self._texts.get(message)
        if text is None:
            text = Markup(self._current.gettext(message))  # noqa: S704 - of the theme
            self._texts[message] = text
        return text % values if values else text

    def ngettext(self, one: str, many: str, num: int, /, **values: object) -> Markup:
        """*one* or *many*, as the language has it for *num*, which is also a value."""
        text = Markup(self._current.ngettext(one, many, num))  # noqa: S704 - of the theme
        return text % {"num": num, **values}

    def strftime(self, day: date, form: str) -> str:
        """*day* in a form as `%-d %B %Y`, which the language may have another for."""
        return written(day, form, self._current)


class SpeakingTemplate:
    """A template that is rendered in the language of its page."""

    def __init__(self, template: Any, translator: Translator) -> None:
        self._template, self._translator = template, translator

    def render(self, context: Mapping[str, Any]) -> str:
        with self._translator.speaking(language_of(context)):
            return str(self._template.render(context))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


def language_of(context: Mapping[str, Any]) -> str:
    """The language of the page that *context* is for: of its text, or else of the site."""
    text = context.get("article") or context.get("page")
    return str(getattr(text, "lang", "") or context["DEFAULT_LANG"])


def install(environment: Environment, translator: Translator) -> None:
    """Give templates of *environment* their functions."""
    environment.globals.update(_=translator, ngettext=translator.ngettext)
    environment.filters["strftime"] = translator.strftime
