"""`invoke serve`: build the site, show it in the browser, do both again after each change."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from report import render
from report.console import show
from report.diagnostic import Diagnostic, DiagnosticsError
from tools import PROJECT
from tools.build import errors
from tools.build.settings import read_settings
from tools.cli.failures import one_line
from tools.http.background_server import background_server
from tools.http.port import PortError, listen
from tools.serve import addresses, drafts
from tools.serve.builds import SiteBuilds
from tools.serve.missing_page import DRAFTS
from tools.serve.reload_server import LOOPBACK, ReloadServer
from tools.serve.watch import Watch

FIRST_PORT: Final = 8000
OURS: Final = PROJECT / "pelicanconf.py"
Build = Callable[[Callable[[], None]], list[Diagnostic]]


def serve(
    port: int | None = None, conf: Path = OURS, host: str = LOOPBACK, *, opens: bool = False
) -> None:
    """Serve the site of the settings file *conf* at *port* of *host* until interrupted.

    Without *port* it is 8000, or else any that is free. With *opens* the first build opens the
    browser, at a terminal. Raises CommandError when *host* or *port* is taken or impossible, and
    DiagnosticsError when *conf* cannot be read.
    """
    with errors.reported(conf):
        settings, conf = read_settings(conf), conf.resolve()
    builds = SiteBuilds(conf, settings)
    pages = {DRAFTS: lambda: drafts.page(drafts.of_settings(settings))}
    site = partial(ReloadServer, Path(settings["OUTPUT_PATH"]), host=host, pages=pages)
    with background_server(_server(site, port, host)) as server:
        watch = Watch(_folders(settings, conf), _files(settings, conf))  # a build takes its time
        print(f"Serving {addresses.shown(server.address, host)} (Ctrl-C ends it)", flush=True)
        try:
            _build_and_report(builds.first, set(), server, conf)
            if opens:
                addresses.open_browser(server.address)
            builds.prepare()
            for changed in watch:
                if any(path.suffix == ".py" and path != conf for path in changed):
                    _restart(server.server_port, conf, host)
                _build_and_report(partial(builds.rebuild, changed), changed, server, conf)
        except KeyboardInterrupt:
            print()
        finally:
            watch.stop()


def _server(site: Callable[[int], ReloadServer], port: int | None, host: str) -> ReloadServer:
    if port is not None:
        return listen(site, port, host)
    try:
        return listen(site, FIRST_PORT, host)
    except PortError:
        return site(0)


def _build_and_report(build: Build, changed: set[Path], server: ReloadServer, conf: Path) -> None:
    """Build, report in terminal and browsers; after a mistake the last good site stays."""
    start = time.perf_counter()
    try:
        warnings = build(lambda: server.browsers.tell(""))
    except DiagnosticsError as found:
        show(found.diagnostics, every=False, more="invoke build --all shows them")
        server.browsers.tell(render.text(found.diagnostics, every=False))
        return
    show(warnings, every=False, more="invoke build --all shows them")
    print(
        f"Built in {time.perf_counter() - start:.2f} s{_changed_names(changed, conf)}", flush=True
    )


def _changed_names(changed: set[Path], conf: Path) -> str:
    names = sorted(os.path.relpath(path, conf.parent) for path in changed)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f" ({', '.join(names[:3])}{more})" if names else ""


def _folders(settings: dict[str, Any], conf: Path) -> list[Path]:
    """What is watched whole: sources, theme and plugins, as far as they are the site's own."""
    named = [settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]]
    return [path for path in map(Path, named) if path.is_dir() and conf.parent in path.parents]


def _files(settings: dict[str, Any], conf: Path) -> list[Path]:
    """What is watched besides: the settings, what the site is, and what a build tolerates."""
    named = (settings.get("SITE_IDENTITY_FILE"), settings.get("REPORT_BASELINE"))
    return [conf, *(conf.parent / name for name in named if name)]


def _restart(port: int, conf: Path, host: str) -> None:
    """Replace this process by a new one, since Python does not load changed code again."""
    code = (
        f"import sys; from pathlib import Path; sys.path.insert(0, {str(PROJECT)!r});"
        "from tools.serve.command import serve; from tools.cli.failures import one_line;"
        f"one_line(serve)({port}, Path({str(conf)!r}), {host!r})"
    )
    os.execv(sys.executable, [sys.executable, "-c", code])  # noqa: S606 - our own interpreter


@one_line
def main() -> None:
    """The command line of `python -m tools.serve`."""
    parser = argparse.ArgumentParser(prog="serve", description=__doc__)
    parser.add_argument("--settings", type=Path, default=OURS, help="of the site")
    parser.add_argument("--port", type=int, help="0 is any that is free")
    parser.add_argument("--host", default=LOOPBACK, help="0.0.0.0 is the whole network")
    given = parser.parse_args()
    serve(given.port, given.settings, given.host)
