"""Figures in a document, between two marks, with the circumstances of their measurement."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from tools.bench.programs import ELEVENTY, HUGO
from tools.bench.results import Figure


def put_between(marks: tuple[str, str], parts: Iterable[str], document: Path) -> None:
    """Put *parts* in the place of what stands between the two *marks* in *document*."""
    body = "\n\n".join(part for part in parts if part)
    begin, end = marks
    text = document.read_text(encoding="utf-8")
    before, after = text.partition(begin)[0], text.partition(end)[2]
    document.write_text(f"{before}{begin}\n{body}\n{end}{after}", encoding="utf-8")


def circumstances(figures: Iterable[Figure]) -> str:
    """When and under what load *figures* were measured, on what machine, with what versions."""
    measured = list(figures)
    times = sorted(each.when for each in measured)
    loads = sorted(each.load for each in measured)
    when = f"{times[0]} to {times[-1]} UTC" if times else "Nothing is measured"
    load = f", load {loads[0]} to {loads[-1]}" if loads else ""
    return f"{when}{load}; {_machine()}; {_versions()}."


def _machine() -> str:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    cores = len(os.sched_getaffinity(0))
    return f"{_processor()}, {cores} cores, {memory:.0f} GB, {platform.system()}"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _versions() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    hugo, eleventy = HUGO.partition("==")[2], ELEVENTY.rpartition("@")[2]
    return f"Python {python}, Pelican {version('pelican')}, Hugo {hugo}, Eleventy {eleventy}"
