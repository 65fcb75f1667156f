"""SVG by hand: shapes only, whose colours are `currentColor` and the classes of a theme.

All that a shape needs to be seen is in attributes, so that a figure looks right without the theme,
as in a feed reader. There is no `style` attribute, which a strict policy refuses.
"""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from number_figures.figure import Bars, IconArray, Measure, Share

COLUMNS, COLUMNS_OF_MANY, MANY = 25, 50, 100
_BAR, _CAP = 14, 4  # the height of a bar with its space; half the height of a whisker's end

_DOTS = Markup(
    '<svg viewBox="-.5 -.5 {} {}" fill="none" stroke="currentColor" stroke-linecap="round"'
    ' stroke-dasharray="0 1"><path class="rest" stroke-width=".3" d="{}"/>{}</svg>'
)
_BARS = Markup(
    '<svg viewBox="{}" width="100%" height="{}" preserveAspectRatio="none"'
    ' stroke="currentColor" stroke-width="10">{}</svg>'
)
_WHISKER = Markup(
    '<path class="whisker" stroke-width="2" vector-effect="non-scaling-stroke" d="{}"/>'
)


def columns(figure: IconArray) -> int:
    """How many dots a row of each array of *figure* may have, so that all dots are of one size."""
    many = max(share.total for share in figure.shares) > MANY
    return COLUMNS_OF_MANY if many else COLUMNS


def dots(share: Share, most: int) -> Markup:
    """An array of at most *most* columns, filled column by column, as a bar would be.

    A small dot stands for each person, and a large one covers it for each who is counted: so the
    size tells them apart as well as the colour, and arrays of one total differ in little.
    """
    rows = -(-share.total // most)
    rest, counted = (_dots(number, rows) for number in (share.total, share.count))
    large = Markup('<path stroke-width=".7" d="{}"/>').format(counted) if counted else ""
    return _DOTS.format(most, rows, rest, large)


def _dots(number: int, rows: int) -> str:
    """A path of one line a row, whose dashes are dots: they have no length, and round ends.

    Each line is longer than it has to be, since a dash at the very end might be lost.
    """
    lengths = (-(-(number - row) // rows) for row in range(rows))
    return "".join(f"M0 {row}h{many - 1}.1" for row, many in enumerate(lengths) if many > 0)


def bars(figure: Bars, measures: tuple[Measure, ...]) -> Markup:
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
    return _BARS.format(box, height, Markup("").join(shapes))


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
