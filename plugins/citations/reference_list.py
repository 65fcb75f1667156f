"""The reference list of a page: numbered sources, each with links back to its citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from citations.numbering import Use, mark_id
from citations.source import Source
from citations.vancouver import brief_reference, has_words, short_reference
from languages.catalogues import Gettext, translatable

BACK, BACK_FROM_ITEM = translatable("Back to text, %s"), translatable("Back to text")
_LINK, _CITED = "<a href=", '<a property="citation" href='
Formatted = Sequence[str]
"""A source as HTML: in the short form, in the brief form."""


def formatted(sources: Iterable[Source], gettext: Gettext = translatable) -> dict[str, Formatted]:
    """Each of *sources* by its key, formatted once for all pages.

    Its first link is a `citation` of the page in the vocabulary of schema.org (RDFa Lite 1.1).
    """
    forms = (short_reference, brief_reference)
    return {source.key: [_cited(form(source, gettext)) for form in forms] for source in sources}


def formatted_otherwise(sources: Iterable[Source], gettext: Gettext) -> dict[str, Formatted]:
    """Those of *sources* that are not the same in each language, in that of *gettext*."""
    return formatted(filter(has_words, sources), gettext)


def _cited(reference: Markup) -> str:
    return str(reference).replace(_LINK, _CITED, 1)


def reference_list(
    uses: Sequence[Use],
    references: Mapping[str, Formatted],
    title: str,
    *,
    titles: int = 30,
    gettext: Gettext = translatable,
) -> Markup:
    """The `<section>` under the heading *title*; empty without *uses*.

    A list of more than *titles* sources leaves the titles of journal articles to the bibliography,
    and leads back to the first citation of each only, by a link that has the number of its item
    and none of its own: every byte delays the text.
    A key without a reference is a mistake elsewhere; here it stands for itself.
    """
    if not uses:
        return Markup("")
    form = 0 if len(uses) <= titles else 1
    back = gettext(BACK_FROM_ITEM if form else BACK)
    items = "\n".join(_item(use, _reference(references, use.key, form), form, back) for use in uses)
    return Markup(  # noqa: S704 - made of what was escaped, many times faster than by `format`
        '\n<section class="references" vocab="https://schema.org/"'
        ' aria-labelledby="page:references">'
        f'<h2 id="page:references"><a href="#page:references">{escape(gettext(title))}</a></h2>'
        f"\n<ol>\n{items}\n</ol></section>"
    )


def _reference(references: Mapping[str, Formatted], key: str, form: int) -> str:
    return references[key][form] if key in references else str(escape(key))


def _item(use: Use, reference: str, form: int, back: str) -> str:
    last = use.cited if form == 0 else 1
    return f'<li id="r:{use.number}">{reference} {_backs(use.number, last, back)}</li>'


@lru_cache(maxsize=1024)  # nearly the same in all texts: what a list has first is cited once
def _backs(number: int, last: int, back: str) -> str:
    """`↩` leads to the first citation, a number to each further one; *back* may have a `%s`."""
    return " ".join(_back(mark_id(number, each), each, back) for each in range(1, last + 1))


def _back(mark: str, occurrence: int, back: str) -> str:
    label = back.replace("%s", mark.removeprefix("c:"))
    return f'<a href="#{mark}" aria-label="{label}">{"↩" if occurrence == 1 else occurrence}</a>'
