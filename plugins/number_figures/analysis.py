"""The analysis of one text: each directive becomes a figure, or findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from documents.builder import DocumentBuilder
from documents.steps import load
from languages.catalogues import gettext_for, translatable
from number_figures.directive import WORD, Directive, directives, misplaced
from number_figures.entries import FIELD
from number_figures.extension import PLACE
from number_figures.markup import Words, html
from number_figures.named import without_marks
from number_figures.read import read
from report.diagnostic import wrong_value

NAME = "number_figures"
OF = translatable("of")


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Put each figure in its place. *options*: words `per`, `dates`, `translations`, `typeset`.

    The last is the function, as `module:name`, that sets plain text as the rest is set, or "".
    """
    if WORD not in builder.body:
        return
    lines = builder.body.expandtabs(4).split("\n")
    for line in misplaced(lines):
        wanted = "want it outside of a quote, and not on the line of an item"
        remedy = "write it on lines of its own"
        builder.add(wrong_value(line + builder.body_line - 1, FIELD, "", wanted, remedy))
    made = [_figure(each, builder, options) for each in directives(lines)]

    def shown(place: re.Match[str]) -> str:
        number = int(place[1])
        return made[number - 1] if number <= len(made) else ""

    builder.html = PLACE.sub(shown, builder.html)
    if "summary" in builder.metadata:
        builder.metadata["summary"] = PLACE.sub("", str(builder.metadata["summary"]))


def _words(builder: DocumentBuilder, options: Mapping[str, Any]) -> Words:
    gettext = gettext_for(options.get("translations"), builder.metadata.get("lang"))
    return Words(gettext(options["per"]), gettext(OF), gettext(options["dates"]))


def _figure(directive: Directive, builder: DocumentBuilder, options: Mapping[str, Any]) -> str:
    clinical = bool(builder.metadata.get("clinical", True))
    figure, diagnostics = read(directive, sourced=clinical)
    for diagnostic in diagnostics:
        builder.add(replace(diagnostic, line=diagnostic.line + builder.body_line - 1))
    if figure is None:
        return ""
    typeset: Callable[[str], str] = str
    if options["typeset"]:
        language = builder.metadata.get("lang") or options["language"]
        typeset = partial(load(options["typeset"]), language=language)
    made = str(html(figure, _words(builder, options), typeset))
    if name := figure.texts.name:
        line = directive.start + builder.body_line
        builder.document.lines.setdefault(NAME, {})[name] = line
        builder.document.interface.setdefault(NAME, {})[name] = without_marks(made)
    return made
