"""The axis of a timeline, as SVG whose places are percent: dots stay round at any width."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from markupsafe import Markup

from number_figures.figure import Timeline

_LANE = 14  # pixels from a dot to the one above it
_NEAR = 3  # percent of the axis: dates nearer than that stand above each other
_MOST_LABELS = 6
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_Years = tuple[int, int]
"""The first year of an axis, and the one after its last."""

_AXIS = Markup(
    '<svg width="100%" height="{}" role="img" aria-label="{}" stroke="currentColor"'
    ' overflow="visible">{}</svg>'
)
_LINE = Markup('<line class="rest" x1="{}" x2="{}" y1="{}" y2="{}"/>')
_YEAR = Markup('<text x="{}" y="{}" stroke="none" fill="currentColor">{}</text>')
_DOT = Markup('<circle cx="{}" cy="{}" r="5" stroke="none" fill="currentColor"/>')


def axis(figure: Timeline, label: str) -> Markup:
    """The years of *figure*, and a dot for each event at its day."""
    years = (figure.events[0].day.year, figure.events[-1].day.year + 1)
    places = [_place(event.day, years) for event in figure.events]
    lanes = _lanes(places)
    base = (max(lanes) + 1) * _LANE
    dots = [
        _DOT.format(_percent(place), base - lane * _LANE)
        for place, lane in zip(places, lanes, strict=True)
    ]
    shapes = Markup("").join((_LINE.format("0", "100%", base, base), *_ticks(years, base), *dots))
    return _AXIS.format(base + 26, label, shapes)


def _ticks(years: _Years, base: int) -> list[Markup]:
    step = next(each for each in _STEPS if (years[1] - years[0]) / each <= _MOST_LABELS)
    ticks = list[Markup]()
    for year in range(*years, step):
        x = _percent(_place(datetime.date(year, 1, 1), years))
        ticks += [_LINE.format(x, x, base, base + 6), _YEAR.format(x, base + 22, year)]
    return ticks


def _place(day: datetime.date, years: _Years) -> Decimal:
    """Where *day* is, in percent of the axis."""
    first, last = (datetime.date(year, 1, 1).toordinal() for year in years)
    return Decimal(day.toordinal() - first) * 100 / (last - first)


def _percent(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return f"{rounded.normalize():f}%" if rounded else "0"


def _lanes(places: list[Decimal]) -> list[int]:
    """For each place, how many earlier ones it stands above."""
    lanes: list[int] = []
    for index, place in enumerate(places):
        is_near = index > 0 and place - places[index - 1] < _NEAR
        lanes.append(lanes[-1] + 1 if is_near else 0)
    return lanes
