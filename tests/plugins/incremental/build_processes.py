"""Builds in processes of their own, forked from one that has loaded the libraries and plugins.

A new Python for each build would cost ten times as much as most of the builds.
"""

from __future__ import annotations

import compileall
import contextlib
import functools
import io
import logging
import multiprocessing
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Final

from tests.build_server import LIBRARIES, our_plugins
from tests.built_site import ROOT


@dataclass(frozen=True)
class Order:
    """What to build: the settings file in *folder*, changed by *override*, through an *entry*."""

    folder: Path
    conf: str = "pelicanconf.py"
    output: str = "output"
    entry: str = "pelican"
    override: Mapping[str, Any] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """How a build ended: its *error*, empty if it has none, and what it logged."""

    error: str
    log: str


@dataclass(frozen=True)
class Running:
    """A build that runs."""

    process: ForkServerProcess
    _receiver: Connection

    def outcome(self) -> Outcome:
        """Wait for the end."""
        try:
            error, log = self._receiver.recv()
        except EOFError:
            error, log = "the process died", ""
        self.process.join()
        return Outcome(str(error), str(log))


@functools.cache
def _context() -> multiprocessing.context.ForkServerContext:
    if not sys.dont_write_bytecode:  # else each of the processes compiles every plugin
        compileall.compile_dir(ROOT / "plugins", quiet=1)
    context = multiprocessing.get_context("forkserver")
    plugins = (name for name in our_plugins() if not name.startswith("xml_sitemap"))  # it changes
    context.set_forkserver_preload([*LIBRARIES, *plugins])
    return context


def start(order: Order) -> Running:
    """Begin to build *order*."""
    receiver, sender = _context().Pipe(duplex=False)
    process = _context().Process(target=_run, args=(order, sender))
    process.start()
    sender.close()
    return Running(process, receiver)


def run(order: Order) -> Outcome:
    """Build *order* and wait for its end."""
    return start(order).outcome()


def _run(order: Order, sender: Connection) -> None:
    import traceback  # noqa: PLC0415 - of the child
    import warnings  # noqa: PLC0415

    warnings.simplefilter("ignore")
    os.chdir(order.folder)
    os.environ.update(order.environment)
    log, error = io.StringIO(), ""
    logging.basicConfig(stream=log, level=logging.WARNING, force=True)
    # Python takes a plugin for unchanged that was changed within a second and has its old size.
    sys.dont_write_bytecode = True
    # Its own `pelicanconf` comes before that of this project, which a publishconf would import.
    sys.path[:0] = [str(order.folder), str(ROOT / "plugins")]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            _ENTRIES[order.entry](order)
    except BaseException:  # it is told to the parent
        error = traceback.format_exc()
    sender.send((error, log.getvalue()))
    sender.close()
    os._exit(0)


def _pelican(order: Order) -> None:
    """As `pelican -s CONF -o OUTPUT` does."""
    from pelican.settings import read_settings  # noqa: PLC0415

    override = {"OUTPUT_PATH": str(order.folder / order.output), **order.override}
    settings = read_settings(order.conf, override=override)
    kind = settings["PELICAN_CLASS"]
    if isinstance(kind, str):
        module, _, name = kind.rpartition(".")
        kind = getattr(__import__(module, fromlist=[name]), name)
    kind(settings).run()


def _staged(order: Order, index_later: bool = False) -> None:
    """As `invoke build` does: aside, and then in the place of the old site."""
    from settings_check.output_folder import mark  # noqa: PLC0415 - of the child
    from tools.build import build  # noqa: PLC0415

    if (order.folder / order.output).is_dir():
        mark(order.folder / order.output)  # what `pelican` has made may be replaced here
    build.check_output = lambda *_: []  # this site's pages are scraps
    options = build.BuildOptions(index_later=index_later)
    build.build(order.folder / order.conf, order.folder / order.output, options)


def _linked(order: Order) -> None:
    """As `_staged`; unchanged files are linked when all else is made."""
    _staged(order, index_later=True)


def _left(order: Order) -> None:
    """As `_linked`, with what is worth it only on a large site: unchanged files stay in place."""
    from tools.files import staging_folder  # noqa: PLC0415 - of the child

    staging_folder.MOST_PATCHED = 1
    _share_pages()
    _linked(order)


def _patched(order: Order) -> None:
    """As `invoke build` does in place: a patch where that is enough, else a run of Pelican."""
    from incremental.patch.plan import NeedsRunError, find  # noqa: PLC0415 - of the child

    output = order.folder / order.output
    try:
        patch = find(order.folder / "cache" / "incremental.sqlite", output)
    except NeedsRunError as reason:
        logging.getLogger().warning("a whole run: %s", reason)
        _pelican(order)
        return
    for name, data in patch.files.items():
        (output / name).write_bytes(data)
    patch.save()
    for path, line, *_ in patch.diagnostics:
        logging.getLogger().warning("%s:%s", path, line)


def _shared(order: Order) -> None:
    """As `_pelican`, with what is worth it only on a large site: several processes."""
    _share_pages()
    override = {**order.override, "INCREMENTAL_PROCESSES": 2}
    _pelican(Order(**{**vars(order), "override": override}))


def _share_pages() -> None:
    from incremental import document_cache, parallel_rendering  # noqa: PLC0415 - of the child

    document_cache._WORTH_A_POOL = parallel_rendering._WORTH_A_POOL = 1  # type: ignore[misc]
    parallel_rendering._CHUNK = 2  # type: ignore[misc]


_ENTRIES: Final = {
    "patch": _patched,
    "pelican": _pelican,
    "shared": _shared,
    "staged": _staged,
    "linked": _linked,
    "left": _left,
}
