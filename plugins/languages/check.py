"""What a site in several languages lacks: words of the theme, or words of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from gettext import NullTranslations

from languages.po import entries
from report.diagnostic import Diagnostic, printable

_SHORTER = dict(
    re.findall(
        r"(\w+):(\w+)",
        "ara:ar bul:bg cat:ca ces:cs chi:zh cze:cs dan:da deu:de dut:nl ell:el eng:en "
        "est:et fin:fi fra:fr fre:fr ger:de gre:el heb:he hin:hi hrv:hr hun:hu ita:it "
        "jpn:ja kor:ko lav:lv lit:lt nld:nl nor:no pol:pl por:pt ron:ro rum:ro rus:ru "
        "slk:sk slo:sk slv:sl spa:es swe:sv tur:tr ukr:uk vie:vi zho:zh",
    )
)
"""Codes of ISO 639-2 and the shorter ones of ISO 639-1, which BCP 47 wants."""
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
    base = code.partition("-")[0]
    if code not in declared and base in declared:
        problem, remedy = f"{code}: the site has words in {base}", f"write {base}"
    elif code not in declared and code in _SHORTER:
        problem = f"{code}: want the code of two letters"
        remedy = f"did you mean {_SHORTER[code]}?"
    elif not has_words:
        remedy = f"run invoke translations --language {code}, and translate what it writes"
        problem = f"{code}: the theme has no words in this language"
    elif code not in declared:
        remedy = f"add a table [languages.{code}] to site.toml; docs/languages.md has an example"
        problem = f"{code}: the site has no words in this language"
    else:
        return None
    return Diagnostic("", 1, "lang", problem, remedy)
