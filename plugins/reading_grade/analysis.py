"""The analysis: the grade of the running text of one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.builder import DocumentBuilder
from reading_grade.grade import ENOUGH_WORDS, flesch_kincaid_grade
from reading_grade.running_text import running_text
from report.diagnostic import Diagnostic


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """Warn of a text that reads above the grade `highest` of *options*.

    The grade is one of English: a text in another `language` is left out.
    """
    language = str(builder.metadata.get("lang") or options["language"])
    if language.partition("-")[0].lower() != "en":
        return
    text = running_text(builder.html)
    if len(text.split()) < ENOUGH_WORDS:
        return
    grade, highest = flesch_kincaid_grade(text), options["highest"]
    if grade > highest:
        problem = f"the text reads at grade {grade:.1f}, over {highest:g}"
        remedy = "shorten words and sentences"
        line = builder.body_line
        builder.add(Diagnostic("", line, "reading grade", problem, remedy, "warning"))
