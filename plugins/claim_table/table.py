"""The table of claims: what is claimed, on what evidence, how certain that is, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

DIRECTIVE = "[[claim-table]]"
CERTAINTIES = ("high", "moderate", "low", "very low")
"""GRADE's four words (Guyatt et al., BMJ 2008;336:924–926)."""

_PLACE = re.compile(rf"<p>\s*{re.escape(DIRECTIVE)}\s*</p>")
_HEAD = Markup(
    '<thead><tr><th scope="col">Claim</th><th scope="col">Evidence</th>'
    '<th scope="col">Certainty</th><th scope="col">Source</th></tr></thead>'
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A row: *certainty* is one of GRADE's words, *sources* are keys of the library."""

    claim: str
    evidence: str
    certainty: str
    sources: tuple[str, ...]


def table(claims: Iterable[Claim], caption: str) -> Markup:
    """The table, with marks that the citations plugin numbers with the rest of the page."""
    return Markup(
        '<div class="table" role="region" tabindex="0" aria-labelledby="table:claims">'
        '<table class="claim-table"><caption id="table:claims">{}</caption>{}<tbody>\n{}\n'
        "</tbody></table></div>"
    ).format(caption, _HEAD, Markup("\n").join(_row(claim) for claim in claims))


def _row(claim: Claim) -> Markup:
    return Markup(
        '<tr><th scope="row">{}</th><td>{}</td><td>{}</td>'
        '<td><sup class="cite" data-cite="{}"></sup></td></tr>'
    ).format(
        claim.claim,
        claim.evidence,
        claim.certainty.capitalize(),
        "; ".join(f"@{key}" for key in claim.sources),
    )


def has_place(html: str) -> bool:
    """Whether the directive stands alone in a paragraph of *html*."""
    return _PLACE.search(html) is not None


def put(html: str, rendered: Markup) -> str:
    """*html* with its first directive replaced by the *rendered* table."""
    return _PLACE.sub(lambda _: str(rendered), html, count=1)
