"""The reference list of a page: numbered sources, each with links back to its citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from citations.numbering import Use
from citations.source import Source
from citations.vancouver import short_reference


def reference_list(uses: Iterable[Use], sources: Mapping[str, Source], title: str) -> Markup:
    """The `<section>` under the heading *title*; empty without *uses*."""
    items = [_item(use, sources[use.key]) for use in uses]
    return (
        Markup(
            '\n<section class="references" aria-labelledby="references">'
            '<h2 id="references">{}</h2>\n<ol>\n{}\n</ol></section>'
        ).format(title, Markup("\n").join(items))
        if items
        else Markup("")
    )


def _item(use: Use, source: Source) -> Markup:
    backs = Markup(" ").join(_back(use, occurrence) for occurrence in range(1, use.cited + 1))
    return Markup('<li id="r{}">{} {}</li>').format(use.number, short_reference(source), backs)


def _back(use: Use, occurrence: int) -> Markup:
    """`↩` leads to the first citation, a number to each further one."""
    which = "" if occurrence == 1 else f" {occurrence}"
    return Markup('<a href="#{}" aria-label="Back to text{}">{}</a>').format(
        use.mark_id(occurrence), which, which.strip() or "↩"
    )
