"""What a site in several languages lacks: words of the theme, or words of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from gettext import NullTranslations

from languages.po import entries
from report.diagnostic import Diagnostic, printable

FIELD = "languages"
_REMEDY = "run invoke translations"


def untranslated(text: str, template: str, compiled: NullTranslations) -> Iterator[Diagnostic]:
    """Each message of *template* that the catalogue *text* does not translate.

    The diagnostics need the path of the catalogue.
    """
    found = {each.message: each for each in entries(text)}
    for wanted in entries(template):
        entry, shown = found.get(wanted.message), printable(wanted.message)
        if entry is None:
            yield Diagnostic("", 1, FIELD, f"“{shown}” is not in this catalogue", _REMEDY)
        elif not entry.is_complete:
            remedy = f"write one, delete the word fuzzy, and {_REMEDY}"
            yield Diagnostic("", entry.line, FIELD, f"“{shown}” has no translation", remedy)
        elif len(entry.strings) == 1 and compiled.gettext(entry.message) != entry.strings[0]:
            yield Diagnostic("", entry.line, FIELD, f"“{shown}” is not compiled", _REMEDY)


def unknown(code: str, declared: Collection[str], has_words: bool) -> Diagnostic | None:
    """What is wrong with a text in the language *code*, if anything is; without path and line.

    *declared* are the languages of the site.
    """
    if not has_words:
        remedy = f"run invoke translations --language {code}, and translate what it writes"
        problem = f"{code}: the theme has no words in this language"
    elif code not in declared:
        remedy = f"add a table [languages.{code}] to site.toml; docs/languages.md has an example"
        problem = f"{code}: the site has no words in this language"
    else:
        return None
    return Diagnostic("", 1, "lang", problem, remedy)
