"""The terms that the glossary's Markdown declares: definition lists, as PHP Markdown Extra's.

    Remission
    :   Almost no symptoms left.

    TMS {: data-forms="magnetic stimulation" }
    Transcranial magnetic stimulation
    :   Magnetic pulses to the head, while you are awake.

Each line above an explanation is a name of the term; `data-forms` has further forms, between
commas, that the page does not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from report.diagnostic import Diagnostic, wrong_value

FIELD: Final = "glossary"
_EXPLANATION: Final = re.compile(r":[ \t]+\S")
_ATTRIBUTES: Final = re.compile(r"[ \t]*\{:?([^{}]*)\}[ \t]*$")
_FORMS: Final = re.compile(r"""data-forms=(["'])(.*?)\1""")


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its *names*, the first of which makes its *slug*, and all *forms* that stand for it.

    *line* is that of the first name.
    """

    slug: str
    names: tuple[str, ...]
    forms: tuple[str, ...]
    line: int


def read_terms(body: str, first_line: int = 1) -> list[Term]:
    """The terms of *body*, which begins at *first_line* of its file, in their order."""
    lines = body.split("\n")
    terms = []
    for at, line in enumerate(lines):
        names = _names_above(lines, at) if _EXPLANATION.match(line) else []
        if names and slug(_bare(names[0])):
            terms.append(_term(names, first_line + at - len(names)))
    return terms


def _names_above(lines: Sequence[str], at: int) -> list[str]:
    start = at
    while start and lines[start - 1].strip() and not lines[start - 1].startswith((":", " ", "\t")):
        start -= 1
    return list(lines[start:at])


def _term(lines: Sequence[str], line: int) -> Term:
    names = tuple(name for each in lines if (name := _bare(each)))
    given = [found[2] for each in lines for found in _FORMS.finditer(each)]
    forms = [form.strip() for each in given for form in each.split(",") if form.strip()]
    return Term(slug(names[0]), names, tuple(dict.fromkeys([*names, *forms])), line)


def _bare(line: str) -> str:
    return _ATTRIBUTES.sub("", line).strip()


def slug(name: str) -> str:
    """The part of an address that leads to the term *name*; letters of any script."""
    return "-".join(re.findall(r"\w+", name.casefold()))


def repeated(terms: Sequence[Term]) -> Iterator[Diagnostic]:
    """A mistake for each form that two terms have."""
    known: dict[str, Term] = {}
    for term in terms:
        for form in term.forms:
            first = known.setdefault(form.casefold(), term)
            if first is not term:
                wanted = f"want it once: line {first.line} has it too"
                yield wrong_value(term.line, FIELD, form, wanted, "delete one of them")
