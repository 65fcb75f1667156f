"""The table of claims: what is claimed, on what evidence, how certain that is, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from languages.catalogues import Gettext, translatable

DIRECTIVE = "[[claim-table]]"
CERTAINTIES = ("high", "moderate", "low", "very low")
"""GRADE's four words (Guyatt et al., BMJ 2008;336:924–926)."""

_PLACE = re.compile(rf"<p>\s*{re.escape(DIRECTIVE)}\s*</p>")
HEAD = (
    translatable("Claim"),
    translatable("Evidence"),
    translatable("Certainty"),
    translatable("Source"),
)
SHOWN = (
    translatable("High"),
    translatable("Moderate"),
    translatable("Low"),
    translatable("Very low"),
)
"""The words of `CERTAINTIES`, as readers see them."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A row: *certainty* is one of GRADE's words, *sources* are keys of the library."""

    claim: str
    evidence: str
    certainty: str
    sources: tuple[str, ...]


def table(claims: Iterable[Claim], caption: str, gettext: Gettext = translatable) -> Markup:
    """The table, with marks that the citations plugin numbers with the rest of the page."""
    labelled = " claim-table--labelled" if any(_label(head, gettext) for head in HEAD[2:]) else ""
    return Markup(
        '<div class="table" role="region" tabindex="0" aria-labelledby="table:claims">'
        '<table class="claim-table{}"><caption id="table:claims">{}</caption>{}<tbody>\n{}\n'
        "</tbody></table></div>"
    ).format(
        labelled,
        caption,
        _head(gettext),
        Markup("\n").join(_row(claim, gettext) for claim in claims),
    )


def _head(gettext: Gettext) -> Markup:
    cells = (Markup('<th scope="col">{}</th>').format(gettext(each)) for each in HEAD)
    return Markup("<thead><tr>{}</tr></thead>").format(Markup("").join(cells))


def _row(claim: Claim, gettext: Gettext) -> Markup:
    return Markup(
        '<tr><th scope="row">{}</th><td>{}</td><td{}>{}</td>'
        '<td{}><sup class="cite" data-cite="{}"></sup></td></tr>'
    ).format(
        claim.claim,
        claim.evidence,
        _label("Certainty", gettext),
        gettext(claim.certainty.capitalize()),
        _label("Source", gettext),
        "; ".join(f"@{key}" for key in claim.sources),
    )


def _label(head: str, gettext: Gettext) -> Markup:
    """What stands before a cell on a phone; the sheet knows the English words."""
    label = gettext(head)
    return Markup("") if label == head else Markup(' data-label="{}"').format(label)


def has_place(html: str) -> bool:
    """Whether the directive stands alone in a paragraph of *html*."""
    return _PLACE.search(html) is not None


def put(html: str, rendered: Markup) -> str:
    """*html* with its first directive replaced by the *rendered* table."""
    return _PLACE.sub(lambda _: str(rendered), html, count=1)
