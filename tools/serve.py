"""Build the site, show it in the browser, and do both again whenever a source changes."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from report import render
from report.console import show
from report.mistake import Mistake, MistakesFound
from tools import PROJECT
from tools.build import build, read_settings
from tools.live_server import LiveServer
from tools.watch import changes

FIRST_PORT = 8000
Rebuild = Callable[[set[Path]], list[Mistake]]


def build_all(_changed: set[Path]) -> list[Mistake]:
    """Build everything. What takes its place gets the changed paths, and raises MistakesFound."""
    return build()


def serve(port: int | None = None, rebuild: Rebuild = build_all) -> None:
    """Serve the site at *port* (else 8000, else any that is free) until interrupted."""
    settings = _settings()
    with _server(Path(settings["OUTPUT_PATH"]), port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"Serving {server.address} (Ctrl-C ends it)", flush=True)
        _rebuild(rebuild, set(), server)
        stop = threading.Event()
        try:
            for changed in changes(_folders(settings), _files(), stop):
                if any(path.suffix == ".py" and path.parent != PROJECT for path in changed):
                    _start_again(server.server_port)
                _rebuild(rebuild, changed, server)
        except KeyboardInterrupt:
            print()
        finally:
            stop.set()
            server.shutdown()


def _settings() -> dict[str, Any]:
    return read_settings(PROJECT / "pelicanconf.py")


def _server(site: Path, port: int | None) -> LiveServer:
    if port is not None:
        return LiveServer(site, port)
    try:
        return LiveServer(site, FIRST_PORT)
    except OSError:
        return LiveServer(site, 0)


def _rebuild(rebuild: Rebuild, changed: set[Path], server: LiveServer) -> None:
    """Rebuild and tell terminal and browsers; the last good site stays if there is a mistake."""
    start = time.perf_counter()
    try:
        warnings = rebuild(changed)
    except MistakesFound as found:
        show(found.mistakes)
        server.audience.tell(render.text(found.mistakes))
        return
    show(warnings)
    print(f"Built in {time.perf_counter() - start:.1f} s{_because(changed)}", flush=True)
    server.audience.tell("")


def _because(changed: set[Path]) -> str:
    names = sorted(path.relative_to(PROJECT).as_posix() for path in changed if path.is_absolute())
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f" ({', '.join(names[:3])}{more})" if names else ""


def _folders(settings: dict[str, Any]) -> list[Path]:
    named = [settings["PATH"], settings["THEME"], *settings["PLUGIN_PATHS"]]
    return [path for path in map(Path, named) if path.is_dir() and PROJECT in path.parents]


def _files() -> list[Path]:
    return [PROJECT / "pelicanconf.py"]


def _start_again(port: int) -> None:
    """Code that Python has loaded is not loaded twice: the process gives way to a new one."""
    code = f"from tools.serve import serve; serve({port})"
    os.chdir(PROJECT)
    os.execv(sys.executable, [sys.executable, "-c", code])  # noqa: S606 - our own interpreter
