"""The reference list of a page: numbered sources, each with links back to its citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from citations.numbering import Use
from citations.source import Source
from citations.vancouver import brief_reference, short_reference


def reference_list(
    uses: Sequence[Use], sources: Mapping[str, Source], title: str, *, titles: int = 30
) -> Markup:
    """The `<section>` under the heading *title*; empty without *uses*.

    A list of more than *titles* sources leaves the titles of journal articles to the bibliography.
    """
    if not uses:
        return Markup("")
    form = short_reference if len(uses) <= titles else brief_reference
    items = Markup("\n").join(_item(use, form(sources[use.key])) for use in uses)
    return Markup(
        '\n<section class="references" aria-labelledby="references">'
        '<h2 id="references">{}</h2>\n<ol>\n{}\n</ol></section>'
    ).format(title, items)


def _item(use: Use, reference: Markup) -> Markup:
    backs = Markup(" ").join(_back(use, occurrence) for occurrence in range(1, use.cited + 1))
    return Markup('<li id="r{}">{} {}</li>').format(use.number, reference, backs)


def _back(use: Use, occurrence: int) -> Markup:
    """`↩` leads to the first citation, a number to each further one."""
    if occurrence == 1:
        return Markup('<a href="#{}" aria-label="Back to text">↩</a>').format(use.mark_id(1))
    return Markup('<a href="#{}">{}</a>').format(use.mark_id(occurrence), occurrence)
