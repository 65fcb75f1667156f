"""SVG by hand: shapes only, whose colours are `currentColor` and the classes of a theme.

All that a shape needs to be seen is in attributes, so that a figure looks right without the theme,
as in a feed reader. There is no `style` attribute, which a strict policy refuses.
"""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from markupsafe import Markup

from number_figures.figure import Bars, IconArray, Measure, Share, Timeline

COLUMNS, COLUMNS_OF_MANY, MANY = 25, 50, 100
_BAR, _CAP = 14, 4  # the height of a bar with its space; half the height of a whisker's end
_MOST_LABELS = 6
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_NEAR = 3  # percent of the axis: dates nearer than that stand above each other

_DOTS = Markup(
    '<svg viewBox="-.5 -.5 {} {}" role="img" aria-label="{}" fill="none" stroke="currentColor"'
    ' stroke-linecap="round" stroke-dasharray="0 1"><path class="rest" stroke-width=".3" d="{}"/>'
    "{}</svg>"
)
_BARS = Markup(
    '<svg viewBox="{}" width="100%" height="{}" preserveAspectRatio="none" role="img"'
    ' aria-label="{}" stroke="currentColor" stroke-width="10">{}</svg>'
)
_WHISKER = Markup(
    '<path class="whisker" stroke-width="2" vector-effect="non-scaling-stroke" d="{}"/>'
)
_LINES = Markup(
    '<svg width="100%" height="{}" role="img" aria-label="{}" stroke="currentColor"'
    ' overflow="visible">{}</svg>'
)


def columns(figure: IconArray) -> int:
    """How many dots a row of each array of *figure* may have, so that all dots are of one size."""
    many = max(share.total for share in figure.shares) > MANY
    return COLUMNS_OF_MANY if many else COLUMNS


def dots(share: Share, most: int, label: str) -> Markup:
    """An array of at most *most* columns, filled column by column, as a bar would be.

    A small dot stands for each person, and a large one covers it for each who is counted: so the
    size tells them apart as well as the colour, and arrays of one total differ in little.
    """
    rows = -(-share.total // most)
    rest, counted = (_dots(number, rows) for number in (share.total, share.count))
    large = Markup('<path stroke-width=".7" d="{}"/>').format(counted) if counted else ""
    return _DOTS.format(most, rows, label, rest, large)


def _dots(number: int, rows: int) -> str:
    """A path of one line a row, whose dashes are dots: they have no length, and round ends.

    Each line is longer than it has to be, since a dash at the very end might be lost.
    """
    lengths = (-(-(number - row) // rows) for row in range(rows))
    return "".join(f"M0 {row}h{many - 1}.1" for row, many in enumerate(lengths) if many > 0)


def bars(figure: Bars, measures: tuple[Measure, ...], label: str) -> Markup:
    """A bar for each of *measures*, from zero, and a whisker from end to end of its interval.

    The view box counts across in the unit of the numbers and down in pixels; stretching it sideways
    leaves the height of bars as it is.
    """
    low, high = figure.scale
    height = len(measures) * _BAR
    shapes = [_bar(each, row) for row, each in enumerate(measures)]
    if low < 0:
        line = Markup('<path class="rest" stroke-width="1" vector-effect="non-scaling-stroke"')
        shapes.append(line + Markup(' d="M0 0v{}"/>').format(height))
    box = f"{_plain(low)} 0 {_plain(high - low)} {height}"
    return _BARS.format(box, height, label, Markup("").join(shapes))


def _bar(measure: Measure, row: int) -> Markup:
    y = row * _BAR + _BAR // 2
    bar = Markup('<path{}{} d="M0 {}h{}"/>').format(
        Markup(' class="rest" stroke-width="5"') if row else "",
        Markup(' stroke-opacity=".4"') if measure.interval else "",
        y,
        _plain(measure.value),
    )
    return bar + (_whisker(measure.interval, y) if measure.interval else "")


def _whisker(interval: tuple[Decimal, Decimal], y: int) -> Markup:
    low, high = (_plain(end) for end in interval)
    caps = "".join(f"M{x} {y - _CAP}v{2 * _CAP}" for x in (low, high))
    return _WHISKER.format(f"M{low} {y}H{high}{caps}")


def _plain(value: Decimal) -> str:
    """*value* without zeros at its end, as `0.6` and `4`; never with an exponent."""
    return f"{value.normalize():f}" if value else "0"


def _percent(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    text = f"{rounded.normalize():f}"
    return f"{text}%" if rounded else "0"


def _line(x: tuple[str, str], y: tuple[int, int], attributes: Markup) -> Markup:
    form = Markup('<line x1="{}" x2="{}" y1="{}" y2="{}"{}/>')
    return form.format(*x, *y, attributes)


def axis(figure: Timeline, label: str) -> Markup:
    """The years as an axis, and a dot for each event at its day."""
    years = (figure.events[0].day.year, figure.events[-1].day.year + 1)
    places = [_of_day(event.day.toordinal(), years) for event in figure.events]
    lanes = _lanes(places)
    base = (max(lanes) + 1) * _BAR
    shapes = [_line(("0", "100%"), (base, base), Markup(' class="rest"'))]
    step = next(each for each in _STEPS if (years[1] - years[0]) / each <= _MOST_LABELS)
    for year in range(years[0], years[1], step):
        x = _percent(_of_year(year, years))
        shapes.append(_line((x, x), (base, base + 6), Markup(' class="rest"')))
        text = Markup('<text x="{}" y="{}" stroke="none" fill="currentColor">{}</text>')
        shapes.append(text.format(x, base + 22, year))
    for place, lane in zip(places, lanes, strict=True):
        dot = Markup('<circle cx="{}" cy="{}" r="5" stroke="none" fill="currentColor"/>')
        shapes.append(dot.format(_percent(place), base - lane * _BAR))
    return _LINES.format(base + 26, label, Markup("").join(shapes))


def _of_year(year: int, years: tuple[int, int]) -> Decimal:
    return Decimal(year - years[0]) * 100 / (years[1] - years[0])


def _of_day(ordinal: int, years: tuple[int, int]) -> Decimal:
    first, last = (datetime.date(year, 1, 1).toordinal() for year in years)
    return Decimal(ordinal - first) * 100 / (last - first)


def _lanes(places: list[Decimal]) -> list[int]:
    """For each place, how many earlier ones it stands above."""
    lanes: list[int] = []
    for index, place in enumerate(places):
        before = lanes[-1] if lanes and place - places[index - 1] < _NEAR else -1
        lanes.append(before + 1)
    return lanes
