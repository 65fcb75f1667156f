"""Runs Pelican in processes forked from one that has loaded the libraries and, if asked, plugins.

A Python that starts anew spends two thirds of the time of a small build on imports.
`python -m tests.build_server MODULE…` imports the modules, then reads a build as JSON from each
line of standard input and answers with its exit status.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
# Python and its libraries read these when they start, so a build with others needs a new Python.
READ_AT_START: Final = ("PYTHON", "LANG", "LC_", "TZ")
# No plugin may be among these: Pelican asks for every reader that was ever imported.
LIBRARIES: Final = (
    *("pelican", "pelican.readers", "pelican.generators", "pelican.writers", "markdown"),
    *("markdown.extensions.extra", "markdown.extensions.toc", "markdown.extensions.codehilite"),
    *("markdown.extensions.meta", "markdown.extensions.admonition", "pygments.lexers", "yaml"),
    *("pygments.formatters.html", "smartypants", "typogrify.filters", "feedgenerator", "sqlite3"),
    *("bibtexparser", "pylatexenc.latex2text", "difflib", "multiprocessing.pool"),
)

_READERS: Final = {"front_matter.reader", "front_matter.receivers"}


def build(
    arguments: list[str], folder: Path, environment: Mapping[str, str], *modules: str
) -> tuple[int, str, str]:
    """Run `pelican` in *folder*: its exit status, standard output and error.

    The server has imported *modules* besides the libraries.
    """
    with TemporaryDirectory() as logs:
        order = {
            "arguments": arguments,
            "folder": str(folder),
            "environment": dict(environment),
            "logs": logs,
        }
        server = _server(modules)
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(order) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        output, errors = ((Path(logs) / name).read_text(encoding="utf-8") for name in ("1", "2"))
    return status, output, errors


@functools.cache
def our_plugins() -> tuple[str, ...]:
    """The modules of our plugins, but those that define a reader or import it."""
    files = sorted((ROOT / "plugins").rglob("*.py"))
    parts = [file.relative_to(ROOT / "plugins").with_suffix("").parts for file in files]
    names = [".".join(name[:-1] if name[-1] == "__init__" else name) for name in parts]
    return tuple(name for name in names if name and name not in _READERS)


@functools.cache
def _server(modules: tuple[str, ...]) -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.build_server", *LIBRARIES, *modules],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")} if modules else None,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(_stop, server)
    return server


def _stop(server: subprocess.Popen[str]) -> None:
    server.communicate()


def _serve(modules: list[str]) -> None:
    for module in modules:
        import_module(module)
    for line in sys.stdin:
        if pid := os.fork():
            print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
        else:
            _build(json.loads(line))


def _build(order: dict[str, Any]) -> None:
    for descriptor, name in enumerate((os.devnull, f"{order['logs']}/1", f"{order['logs']}/2")):
        opened = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(order["folder"])
    sys.path[0] = order["folder"]
    os.environ.clear()
    os.environ.update(order["environment"])
    # Python takes a module for unchanged that was changed within a second and has its old size.
    sys.dont_write_bytecode = True
    sys.argv = ["pelican", *order["arguments"]]
    sys.exit(import_module("pelican").main())


if __name__ == "__main__":
    _serve(sys.argv[1:])
