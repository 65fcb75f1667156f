"""How Python runs our code: settings of the interpreter that make commands start sooner."""

from __future__ import annotations

import atexit
import gc
import sys
from pathlib import Path
from typing import Final

from tools.cli.compiled_patterns import keep_compiled_patterns

# Nearly all that a build makes lives until its end. Python's default, 700, looks for garbage among
# it so often that it takes a twelfth of a run.
_OBJECTS_A_COLLECTION: Final = 50_000


def start_fast(project: Path) -> None:
    """Keep byte code of what is imported from here on, and look for garbage seldom.

    Invoke has Python keep none, so that each command would compile all of our code anew; what the
    user says of byte code to Python itself still holds. Compiled patterns are kept in the same way,
    in the cache of *project*. When the process ends, Python would look for garbage among all
    objects again, several times; the system frees them faster.
    """
    atexit.register(gc.freeze)
    sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)
    if not sys.dont_write_bytecode:
        keep_compiled_patterns(project / ".cache" / "patterns")
    collect_seldom()


def end_clean() -> None:
    """Let Python free all objects when the process ends, against `start_fast`.

    A library in C++, such as DuckDB's, takes those that are left for leaks, and prints each.
    """
    atexit.unregister(gc.freeze)


def collect_seldom() -> None:
    """Look for garbage once in so many new objects as suits a build."""
    gc.set_threshold(_OBJECTS_A_COLLECTION)
