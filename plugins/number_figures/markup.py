"""A figure as HTML: a table of its numbers, with the picture of each row below that row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from citations.groups import find_groups
from number_figures import drawing
from number_figures.axis import axis
from number_figures.figure import Bars, Figure, IconArray, Texts, Timeline

Typeset = Callable[[str], str]
"""Sets plain text with the quotes and dashes of print."""


@dataclass(frozen=True, slots=True)
class Words:
    """*per* and *of* stand between count and total of a rate and of people who were counted.

    *dates* follows the number of events.
    """

    per: str = "in"
    of: str = "of"
    dates: str = "dates"


_FIGURE = Markup(
    '<figure class="table numbers{}"><table><caption>{}{}</caption>\n{}\n</table>{}</figure>'
)
_ROW = Markup('<tr><th scope="row">{}{}</th>\n{}</tr>')
_AXIS = Markup('<tr><td colspan="2">{}</td></tr>')
_PICTURE = Markup('<tr aria-hidden="true"><td colspan="{}">{}</td></tr>')
"""Of the row above, which has just read out its numbers."""


def html(figure: Figure, words: Words, typeset: Typeset) -> Markup:
    """*figure* in HTML.

    Citations are marks that the citations plugin numbers with the rest of the page.
    """
    if isinstance(figure, IconArray):
        return _framed("", figure.texts, _icon_rows(figure, words, typeset), typeset)
    if isinstance(figure, Bars):
        return _framed("", figure.texts, _bar_rows(figure, typeset), typeset)
    return _framed(" numbers--dates", figure.texts, _events(figure, words.dates, typeset), typeset)


def _framed(modifier: str, texts: Texts, rows: Iterable[Markup], typeset: Typeset) -> Markup:
    note = Markup("<p>{}</p>").format(_marked(texts.note, typeset)) if texts.note else ""
    title, source = _marked(texts.title, typeset), _marked(texts.source, typeset)
    return _FIGURE.format(modifier, title, source, Markup("\n").join(rows), note)


def _icon_rows(figure: IconArray, words: Words, typeset: Typeset) -> Iterable[Markup]:
    most = drawing.columns(figure)
    for share in figure.shares:
        text = f"{share.count} {words.per if share.per else words.of} {share.total}"
        yield _row(share.name, share.source, [text], typeset)
        yield _PICTURE.format(2, drawing.dots(share, most))


def _bar_rows(figure: Bars, typeset: Typeset) -> Iterable[Markup]:
    if figure.groups:
        cells = (Markup('<th scope="col">{}</th>').format(typeset(each)) for each in figure.groups)
        yield Markup("<thead><tr><td></td>\n{}</tr></thead>").format(Markup("\n").join(cells))
    for row in figure.rows:
        texts = [each.text for each in row.measures]
        yield _row(row.name, row.source, texts, typeset)
        yield _PICTURE.format(len(texts) + 1, drawing.bars(figure, row.measures))


def _events(figure: Timeline, dates: str, typeset: Typeset) -> Iterable[Markup]:
    first, last = figure.events[0].date, figure.events[-1].date
    label = f"{len(figure.events)} {dates}, {first} \N{EN DASH} {last}"
    yield _AXIS.format(axis(figure, label))
    for event in figure.events:
        cell = Markup("<td>{}</td>").format(_marked(event.text, typeset))
        yield _ROW.format(event.date, "", cell)


def _row(name: str, source: str, values: Iterable[str], typeset: Typeset) -> Markup:
    cells = Markup("\n").join(Markup("<td>{}</td>").format(value) for value in values)
    return _ROW.format(typeset(name), _marked(source, typeset), cells)


def _marked(text: str, typeset: Typeset) -> Markup:
    """*text*, escaped, with a mark in the place of each citation group and the space before it."""
    made, done = Markup(""), 0
    for group in find_groups(text):
        made += typeset(text[done : group.start()].rstrip())
        made += Markup('<sup class="cite" data-cite="{}"></sup>').format(" ".join(group[1].split()))
        done = group.end()
    return made + typeset(text[done:])
