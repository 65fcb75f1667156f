"""What templates say in the language of their page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from gettext import NullTranslations
from types import SimpleNamespace as Thing

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from languages.catalogues import Catalogues, gettext_for, read_catalogues, translations_for
from languages.translator import LocalizedTemplate, Translator, install
from tests.built_site import ROOT


class Words(NullTranslations):
    """A catalogue that a test writes."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return self._words.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n < 2 else msgid2)


GERMAN = Words(
    {
        "Home": "Start",
        "By %(name)s": "Von %(name)s",
        "%(num)s page": "%(num)s Seite",
        "%(num)s pages": "%(num)s Seiten",
        "%-d %B %Y": "%-d. %B %Y",
        "March": "März",
        "May (short)": "Mai",
    }
)
CATALOGUES = Catalogues({"de": GERMAN}, b"digest")


def rendered(text: str, language: str, **values: object) -> str:
    """*text* as the template of a page in *language*, with a macro that is imported."""
    macro = "{% macro home() %}{{ _('Home') }}{% endmacro %}"
    loader = DictLoader({"page": text, "macro": macro})
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    translator = Translator(CATALOGUES, "en")
    install(environment, translator)
    template = LocalizedTemplate(environment.get_template("page"), translator)
    context = {"DEFAULT_LANG": "en", "article": Thing(lang=language), **values}
    return template.render(context)


def test_a_page_speaks_its_language_and_so_do_its_macros() -> None:
    text = "{% from 'macro' import home %}{{ home() }}, {{ _('Home') }}"
    assert rendered(text, "en") == "Home, Home"
    assert rendered(text, "de") == "Start, Start"
    assert rendered(text, "de-AT") == "Start, Start"
    assert rendered(text, "fr") == "Home, Home"


def test_a_list_speaks_the_language_of_its_site() -> None:
    template = Environment().from_string("{{ _('Home') }}")
    translator = Translator(CATALOGUES, "en")
    install(template.environment, translator)
    spoken = LocalizedTemplate(template.environment.from_string("{{ _('Home') }}"), translator)
    assert spoken.render({"DEFAULT_LANG": "de"}) == "Start"
    assert spoken.render({"DEFAULT_LANG": "en"}) == "Home"
    assert translator("Home") == "Home"


def test_values_are_escaped_and_html_is_kept() -> None:
    text = "{{ _('By %(name)s', name=name) }}"
    assert rendered(text, "de", name="<A & B>") == "Von &lt;A &amp; B&gt;"
    assert rendered(text, "de", name=Markup("<b>A</b>")) == "Von <b>A</b>"
    assert rendered("{{ _('100 %') }}", "de") == "100 %"


def test_numbers_have_their_plural() -> None:
    text = "{{ ngettext('%(num)s page', '%(num)s pages', n) }}"
    assert [rendered(text, "de", n=n) for n in (1, 2)] == ["1 Seite", "2 Seiten"]
    assert [rendered(text, "en", n=n) for n in (1, 2)] == ["1 page", "2 pages"]


def test_days_are_written_as_the_language_has_it() -> None:
    text = "{{ day|strftime('%-d %B %Y') }} {{ day|strftime('%Y-%m-%d') }}"
    assert rendered(text, "en", day=date(2019, 3, 1)) == "1 March 2019 2019-03-01"
    assert rendered(text, "de", day=date(2019, 3, 1)) == "1. März 2019 2019-03-01"
    assert rendered("{{ day|strftime('%-d %b') }}", "en", day=date(2019, 5, 10)) == "10 May"
    assert rendered("{{ day|strftime('%-d %b') }}", "de", day=date(2019, 5, 10)) == "10 Mai"


def test_an_analysis_gets_words_as_plain_data() -> None:
    words = CATALOGUES.words(["Home"])
    assert words == {"de": {"Home": "Start"}}
    translations = {"language": "en", "words": words}
    said = [gettext_for(translations, language)("Home") for language in ("de", "de-CH", "en", None)]
    assert said == ["Start", "Start", "Home", "Home"]
    assert gettext_for({"language": "de", "words": words})("Home") == "Start"
    assert gettext_for(None)("Home") == "Home"


def test_numbers_are_grouped_and_scripts_have_a_direction() -> None:
    german = Catalogues({"de": Words({",": ".", "English": "Deutsch"})}, b"digest")
    translator = Translator(german, "de")
    assert translator.grouped(1204567) == "1.204.567"
    assert translator.direction == "ltr"
    assert [translator.name(code) for code in ("de", "en", "fr")] == ["Deutsch", "English", "fr"]
    with translator.using("ar-EG"):
        assert translator.direction == "rtl"
        assert translator.grouped(1204) == "1,204"


def test_an_empty_text_is_empty_in_every_language_and_no_head_of_a_catalogue() -> None:
    settings = {"THEME": str(ROOT / "theme")}
    german = read_catalogues(settings).of("de")
    assert (german.gettext("Home"), german.gettext("")) == ("Startseite", "")
    assert translations_for(settings, ["Home", ""])["words"]["de"] == {"Home": "Startseite", "": ""}


def test_one_moment_in_two_zones_is_two_days() -> None:
    early = datetime(2019, 5, 10, 23, 30, tzinfo=UTC)
    late = early.astimezone(timezone(timedelta(hours=2)))
    text = "{{ early|strftime('%-d %b') }} {{ late|strftime('%-d %b') }}"
    assert early == late
    assert rendered(text, "en", early=early, late=late) == "10 May 11 May"
