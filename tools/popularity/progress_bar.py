"""A bar on a terminal while logs are read; silence elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from tools.popularity.log_files import Log


@contextmanager
def progress(logs: Sequence[Log]) -> Iterator[Callable[[int], None]]:
    """Yields a function that takes the number of bytes read since its last call."""
    total = sum(input_file.path.stat().st_size for log in logs for input_file in log.files)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Reading logs", total=total)
        yield lambda size: bar.advance(task, size)
