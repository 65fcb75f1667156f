"""What templates call: `_`, `ngettext` and the filter `strftime`, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from gettext import NullTranslations
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup

from documents.list_files import LANGUAGE_LISTS
from languages.catalogues import Catalogues, translatable
from languages.dates import written

ENGLISH: Final = translatable("English")  # translators: the name of your language, in itself
FROM_RIGHT: Final = frozenset(
    {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}  # their usual script
)
THOUSANDS: Final = translatable(",")  # translators: stands between thousands, as in 1,204


class Translator:
    """`_` of templates. Messages are HTML; the values put into them are escaped.

    Which language is meant is set for the time in which a page is rendered, since a macro sees its
    arguments alone. *digest* stands for all catalogues: what a page says depends on no more than
    them and its language.
    """

    translates_messages = True  # `incremental` need not ask what a call without values reads

    def __init__(self, catalogues: Catalogues, language: str) -> None:
        self.digest = catalogues.digest
        self._catalogues = catalogues
        self._known: dict[NullTranslations, dict[str, Markup]] = {}
        self._known_days: dict[NullTranslations, dict[tuple[str, str], str]] = {}
        self._use(language)

    @contextmanager
    def using(self, language: str) -> Iterator[None]:
        """Translate into *language* meanwhile."""
        before = self._language
        self._use(language)
        try:
            yield
        finally:
            self._use(before)

    @property
    def direction(self) -> str:
        """`ltr`, or `rtl` for a script that runs from right to left."""
        return "rtl" if self._language.partition("-")[0] in FROM_RIGHT else "ltr"

    def name(self, language: str) -> str:
        """What *language* calls itself, or its code."""
        found = self._catalogues.of(language).gettext(ENGLISH)
        return found if self._catalogues.has(language) else language

    def _use(self, language: str) -> None:
        self._language, self._current = language, self._catalogues.of(language)
        self._texts = self._known.setdefault(self._current, {})
        self._days = self._known_days.setdefault(self._current, {})

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
        key = day.isoformat(), form  # not the day itself: of two zones it may be equal
        text = self._days.get(key)
        if text is None:
            text = self._days[key] = written(day, form, self._current)
        return text

    def grouped(self, number: int) -> str:
        """*number* with its thousands apart."""
        return f"{number:,}".replace(",", self._current.gettext(THOUSANDS))


class LocalizedTemplate:
    """A template that is rendered in the language of its page."""

    def __init__(self, template: Any, translator: Translator) -> None:
        self._template, self._translator = template, translator

    def render(self, context: Mapping[str, Any]) -> str:
        language = language_of(context)
        with self._translator.using(language):
            return str(self._template.render(_whole(context, language)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


def _whole(context: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """*context*, with what a text in another language than the site's own sees.

    All of it comes from settings, on whose every change each page is made again.
    """
    lists = context.get(LANGUAGE_LISTS)
    if lists is None:
        return context
    overlay = lists.overlay(language) if language != context["DEFAULT_LANG"] else {}
    versions = lists.versions.get(context.get("output_file"), [])
    return {**context, **overlay, "page_versions": versions}


def language_of(context: Mapping[str, Any]) -> str:
    """The language of the page that *context* is for: of its text, or else of the site."""
    text = context.get("article") or context.get("page")
    return str(getattr(text, "lang", "") or context["DEFAULT_LANG"])


def install(environment: Environment, translator: Translator) -> None:
    """Give templates of *environment* their functions."""
    environment.globals.update(_=translator, ngettext=translator.ngettext)
    environment.filters.update(strftime=translator.strftime, grouped=translator.grouped)
