"""The analysis of one text: what the glossary explains, or which of its terms a text uses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from citations.numbering import without_marks
from documents.builder import DocumentBuilder
from glossary.terms import FIELD, Term, read_terms, repeated, slug
from glossary.uses import find_uses
from report.diagnostic import wrong_value
from report.plain_text import plain_text

NAME: Final = "glossary"
TERMS: Final = "glossary terms"
"""In the interface of the glossary: by slug, name, explanation, and if that cites a source."""
LONGEST: Final = 200
"""Characters of an explanation, which stands in a small box."""
PLACEHOLDER: Final = "<!--glossary: %s-->"
"""Where the pages that use a term are listed."""

_GROUP: Final = re.compile(r"((?:<dt\b[^>]*>.*?</dt>\s*)+)(<dd>(.*?)</dd>)", re.DOTALL)
_NAME: Final = re.compile(r"<dt\b[^>]*>(.*?)</dt>", re.DOTALL)


def analyse(builder: DocumentBuilder, options: Mapping[str, Any]) -> None:
    """*options*: `glossaries` by language, `lang` of the site.

    A glossary has its `path` and its `terms`: forms by slug, as HTML has them.
    """
    own = options["glossaries"].get(builder.metadata.get("lang", options["lang"]))
    if own and builder.path == own["path"]:
        _read_glossary(builder)
    elif own:
        uses = find_uses(builder.html, own["terms"])
        builder.document.interface[NAME] = uses.terms
        builder.html = uses.html


def _read_glossary(builder: DocumentBuilder) -> None:
    """Keep the explanations, and give each term an anchor and a place for its uses."""
    declared = read_terms(builder.body, builder.body_line)
    for diagnostic in repeated(declared):
        builder.add(diagnostic)
    terms = {term.slug: term for term in declared}
    explained: dict[str, Any] = {}

    def complete(group: re.Match[str]) -> str:
        names = [plain_text(name) for name in _NAME.findall(group[1])]
        term = terms.get(slug(names[0]))  # typeset since, which its slug does not show
        if term is None:
            wanted = "want a name with a letter or digit, at the beginning of a line"
            builder.add(wrong_value(builder.body_line, FIELD, names[0], wanted, "write it so"))
            return group[0]
        bare = without_marks(group[3])
        text = plain_text(bare)
        _check_length(builder, term, text)
        explained[term.slug] = [names[0], text, bare != group[3]]
        first, *others = (f"{escape(name)}</dt>\n" for name in names)
        head = "<dt>".join([f'<dt id="{escape(term.slug)}">{first}', *others])
        return f"{head}{group[2]}{PLACEHOLDER % term.slug}"

    builder.html = _GROUP.sub(complete, builder.html)
    builder.document.interface[TERMS] = explained
    builder.document.lines[NAME] = {slug: terms[slug].line for slug in explained}


def _check_length(builder: DocumentBuilder, term: Term, text: str) -> None:
    if len(text) > LONGEST:
        wanted = f"want at most {LONGEST} characters of explanation, and it has {len(text)}"
        builder.add(wrong_value(term.line, FIELD, term.names[0], wanted, "shorten it"))
