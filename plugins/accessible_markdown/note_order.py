"""Footnotes in the order in which readers meet their marks.

Python-Markdown counts them in the order in which it converts a text: a mark in a list, a quote or
a table comes after all those of plain paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import Element


def with_class(root: Element, name: str) -> list[Element]:
    """The elements under *root* with the class *name*, in the order of the page."""
    return [each for each in root.iter() if name in each.get("class", "").split()]


def order_notes(root: Element, blocks: list[Element]) -> dict[str, int]:
    """Put the notes in *blocks* of *root* and the ids of their marks in order; gives numbers.

    A mark inside a note comes where its note stands. A note without a mark comes last.
    """
    lists = [each for block in blocks for each in block.findall("ol")]
    notes = {name_of(item.get("id", "")): item for each in lists for item in each}
    marks = list(_in_order(root, lists, notes))
    names = list(dict.fromkeys(chain(map(_named_by, marks), notes)))
    numbers = {name: number for number, name in enumerate(names, start=1)}
    for ordered in lists:
        ordered[:] = sorted(ordered, key=lambda item: numbers[name_of(item.get("id", ""))])
    _count({mark: each for each in root.iter("sup") for mark in each}, marks)
    return numbers


def name_of(address: str) -> str:
    """The name of the note in the id or address of a note or a mark, as `fnref2:name`."""
    return address.partition(":")[2]


def _in_order(root: Element, lists: list[Element], notes: dict[str, Element]) -> Iterator[Element]:
    """The marks in the text, then those in each note in the order of the notes."""
    within = set(chain.from_iterable(each.iter() for each in lists))
    seen: set[str] = set()
    waiting = [each for each in with_class(root, "footnote-ref") if each not in within]
    while waiting:
        yield from waiting
        new = [name for name in map(_named_by, waiting) if name not in seen and name in notes]
        seen.update(new)
        waiting = [
            mark for name in dict.fromkeys(new) for mark in with_class(notes[name], "footnote-ref")
        ]


def _named_by(mark: Element) -> str:
    return name_of(mark.get("href", ""))


def _count(parents: dict[Element, Element], marks: list[Element]) -> None:
    """The first mark of a note has the id `fnref:name`, the second `fnref2:name`."""
    times: dict[str, int] = {}
    for mark in marks:
        name = _named_by(mark)
        times[name] = times.get(name, 0) + 1
        again = str(times[name]) if times[name] > 1 else ""
        if mark in parents:
            parents[mark].set("id", f"fnref{again}:{name}")
