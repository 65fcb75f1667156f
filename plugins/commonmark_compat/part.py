"""What is restated at once: the lines inside one container, or those of the whole text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from . import lines as line
from .output import Output

if TYPE_CHECKING:
    from .restater import Restater

Inside = Callable[[str], str | None]  # what is left of a line in a container; None outside of it


class Part:
    """*texts*, lines of which the first is number *first* of the whole text.

    They are inside *depth* containers. *out* collects them restated. *delimiter* is the sign after
    the number of the last item.
    """

    def __init__(
        self, restater: Restater, texts: list[str], first: int, depth: int, out: Output
    ) -> None:
        self._restater, self.texts, self._first, self.depth = restater, texts, first, depth
        self.out = out
        self.delimiter = ""

    def restated(self, texts: list[str], at: int, *, in_item: bool = False) -> list[str]:
        """*texts*, what is inside a container from line *at* on, restated."""
        return self._restater.restate(texts, self._first + at, self.depth + 1, in_item=in_item)

    def refuse(self, at: int, wanted: str, remedy: str) -> None:
        """Note a diagnostic of line *at*."""
        self._restater.refuse(self._first + at, self.texts[at], wanted, remedy)

    def end(
        self, at: int, inside: Inside, first: str, *, lazy: bool = True, blank_ends: bool = False
    ) -> int:
        """The line after the container that begins at line *at* with the words *first*.

        A line that only goes on with a paragraph may be without the indent of its container.
        """
        fence = line.fence_after("", first)
        end, before, above = at + 1, first, ""
        for number in range(at + 1, len(self.texts)):
            text = self.texts[number]
            left = inside(text)
            if left is None and not text.strip():
                if blank_ends or (number == at + 1 and line.is_empty_item(self.texts[at])):
                    break
                left = ""
            elif left is None:
                if not lazy or fence or not line.goes_on(above, before, text):
                    break
                left = text
            if text.strip():
                end = number + 1
            fence = line.fence_after(fence, left)
            above, before = before, left
        return end
