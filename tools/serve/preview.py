"""Serves on this machine exactly what would be published, the way GitHub Pages would."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from tools import PROJECT
from tools.http import host_headers
from tools.http.port import listen
from tools.http.static_server import StaticSite, serving
from tools.publish.build_and_check import BUILD_STEPS
from tools.publish.exit_status import exit_status
from tools.publish.git import Git
from tools.publish.publishing import make
from tools.publish.staged_site import StagedSite, read_staged_site
from tools.publish.staging import PublishStaging


def command(port: int = 8000, site: str = "", headers: bool = False, here: bool = False) -> int:
    """Build and serve until interrupted; *site* is a staged folder to serve instead.

    With *headers* the file `_headers` counts, as on hosts that read it. With *here* the links to
    the real address lead to the preview, and the pages are no longer byte for byte what goes out.
    """
    return exit_status(lambda: _serve(port, Path(site) if site else None, headers, here))


def _serve(port: int, folder: Path | None, headers: bool, here: bool) -> int:
    # A port that is taken is refused before the build.
    listen(partial(serving, PROJECT, ""), port)[0].server_close()
    site = read_staged_site(folder) if folder else _make()
    server, address = listen(partial(serving, site.folder, site.manifest.site), port)
    server.site = hosted(site, address, headers=headers, here=here)
    print(f"{address}/ shows what would be published at {site.manifest.site}/; Ctrl-C ends it.")
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


def hosted(site: StagedSite, address: str, *, headers: bool, here: bool) -> StaticSite:
    """How a host serves *site*; *address* is where the server listens."""
    base = urlsplit(site.manifest.site).path.rstrip("/")
    rewrites = {site.manifest.site.encode(): address.encode()} if here else {}
    rules = site.folder / "_headers"
    if headers and rules.is_file():
        parsed = host_headers.parse(rules.read_text(encoding="utf-8"))
        return StaticSite(site.folder, base, rewrites, parsed.of)
    return StaticSite(site.folder, base, rewrites)


def _make() -> StagedSite:
    place = PublishStaging(PROJECT / ".cache/preview")
    with place.locked():
        # The files as they are now, committed or not: a preview comes before the commit.
        return make(PROJECT, place, BUILD_STEPS.build, Git(PROJECT).text("rev-parse", "HEAD"))
