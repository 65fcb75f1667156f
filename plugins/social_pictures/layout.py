"""How a title stands on a picture: its size and its lines. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 1040  # of the lines, in pixels
HEIGHT: Final = 400
LEADING: Final = 1.2  # from line to line, in sizes of the font
SIZES: Final = (96, 84, 74, 66, 58, 50)  # in pixels, the largest that fits is taken
LINES: Final = (2, 3, 4, 5, 5, 6)  # at most, of each size: a short title in large letters

Measure = Callable[[str, int], float]
"""The width of a text in a size, in pixels."""


@dataclass(frozen=True, slots=True)
class Layout:
    """*size* of the letters in pixels, and the *lines* from top to bottom."""

    size: int
    lines: tuple[str, ...]


def fit(title: str, measure: Measure) -> Layout:
    """*title* in the largest letters that fit, in lines of about the same length.

    Lines break at spaces, not at those without a break. What does not fit even in the smallest is
    cut, with an ellipsis.
    """
    for size, most in zip(SIZES, LINES, strict=True):
        widths = [measure(word, size) for word in title.split(" ")]
        space = measure(" ", size)
        if max(widths) > WIDTH:
            continue
        lines = _wrapped(widths, space, WIDTH)
        if len(lines) <= min(most, int(HEIGHT / (size * LEADING))):
            return Layout(size, _texts(title, _balanced(widths, space, len(lines))))
    return Layout(SIZES[-1], _cut(title, measure))


def _wrapped(widths: Sequence[float], space: float, limit: float) -> list[int]:
    """How many words stand on each line, as many as go into *limit*."""
    lines, used = [0], 0.0
    for width in widths:
        if lines[-1] and used + space + width > limit:
            lines.append(0)
            used = 0.0
        used += width + (space if lines[-1] else 0.0)
        lines[-1] += 1
    return lines


def _balanced(widths: Sequence[float], space: float, count: int) -> list[int]:
    """The narrowest lines, of which there are still *count*."""
    low, high = max(widths), float(WIDTH)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_wrapped(widths, space, middle)) > count:
            low = middle
        else:
            high = middle
    return _wrapped(widths, space, high)


def _texts(title: str, lines: Sequence[int]) -> tuple[str, ...]:
    words = iter(title.split(" "))
    return tuple(" ".join(next(words) for _ in range(count)) for count in lines)


def _cut(title: str, measure: Measure) -> tuple[str, ...]:
    """*title* in the smallest letters, as many lines as there is room for."""
    size, most = SIZES[-1], min(LINES[-1], int(HEIGHT / (SIZES[-1] * LEADING)))
    words = [part for word in title.split(" ") for part in _parts(word, measure, size)]
    widths = [measure(word, size) for word in words]
    lines = _texts(" ".join(words), _wrapped(widths, measure(" ", size), WIDTH))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while " " in last and measure(f"{last}…", size) > WIDTH:
        last = last.rpartition(" ")[0]
    return (*lines[: most - 1], f"{last}…")


def _parts(word: str, measure: Measure, size: int) -> Iterator[str]:
    """*word* in pieces that fit a line, for scripts without spaces and for addresses."""
    part = ""
    for letter in word:
        if part and measure(part + letter, size) > WIDTH:
            yield part
            part = ""
        part += letter
    yield part
