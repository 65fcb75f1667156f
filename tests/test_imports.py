"""To import a module changes nothing but what Python knows of modules."""

from __future__ import annotations

import subprocess
import sys

from tests.built_site import ROOT

# Prints what has changed once every module of ours has been imported that needs no heavy package.
PROGRAM = """
import importlib, logging, os, pathlib, signal, sys
from blinker import Signal
from pelican import signals

def state():
    names = ["", *sorted(logging.root.manager.loggerDict)]
    filters = (each for name in names for each in logging.getLogger(name).filters)
    return {
        "filters": [each for each in filters if not type(each).__module__.startswith("pelican.")],
        "receivers": [len(v.receivers) for v in vars(signals).values() if isinstance(v, Signal)],
        "folder": os.getcwd(),
        "environment": dict(os.environ),
        "signals": signal.getsignal(signal.SIGINT),
    }

before = state()
for file in sys.argv[1:]:
    try:
        importlib.import_module(file)
    except ModuleNotFoundError as error:
        if error.name.split(".")[0] in ("tools", "plugins", "tests"):
            raise
after = state()
print([name for name in before if before[name] != after[name]])
"""
NO_MODULES = {"__main__", "pelicanconf"}  # those that are run, not imported


def modules(folder: str, root: str) -> list[str]:
    paths = (path.relative_to(ROOT / root) for path in (ROOT / folder).rglob("*.py"))
    named = (path.with_suffix("").as_posix().replace("/", ".") for path in paths)
    return sorted(
        name.removesuffix(".__init__") for name in named if NO_MODULES.isdisjoint(name.split("."))
    )


def test_no_import_has_a_side_effect() -> None:
    names = [*modules("plugins", "plugins"), *modules("tools", ".")]
    assert len(names) > 400
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
