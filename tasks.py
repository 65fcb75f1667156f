"""The commands of this project: `invoke --list` names them all; `tools/tasks/` has each."""

from __future__ import annotations

from tools import PROJECT
from tools.cli import interpreter

interpreter.start_fast(PROJECT)

from tools.tasks.namespace import namespace  # noqa: E402 - imports are what starts faster

__all__ = ["namespace"]
