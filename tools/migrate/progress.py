"""A bar on a terminal while texts are moved in, a word while they are looked at; else silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Yields a function that takes the number of texts done since its last call."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Moving texts in", total=total)
        yield lambda number: bar.advance(task, number)


def looking(total: int) -> None:
    """Mistakes are now looked for in *total* texts, which takes as long as to convert them."""
    console = Console(stderr=True)
    if console.is_terminal:
        console.print(f"Looking for mistakes in {total:,} texts …")
