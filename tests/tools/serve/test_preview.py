"""The preview answers as GitHub Pages does, with exactly what would be published."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import urllib3

from tools.http.background_server import background_server
from tools.http.static_server import serving
from tools.publish.staged_site import StagedSite, write_manifest
from tools.serve.preview import hosted

URL = "https://ada.example/repo"
PAGE = f'<!doctype html><a href="{URL}/b/">b</a>\n'
FILES = {
    "index.html": PAGE,
    "404.html": "Not here\n",
    "b/index.html": "B\n",
    "plain.html": "Plain\n",
    "empty/x.txt": "x\n",
    "feeds/all.atom.xml": "<feed/>\n",
    "feeds/all.json": "{}\n",
    "site.webmanifest": "{}\n",
    "a.svg": "<svg/>\n",
    "_headers": (
        "/*\n  X-Content-Type-Options: nosniff\n  Cache-Control: no-store\n"
        "/feeds/*\n  Cache-Control: max-age=60\n"
    ),
}
Ask = Callable[..., urllib3.BaseHTTPResponse]


@pytest.fixture
def site(tmp_path: Path) -> StagedSite:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return write_manifest(tmp_path, URL, "1" * 40, 0, "2" * 64)


@pytest.fixture
def preview(site: StagedSite) -> Iterator[Callable[..., Ask]]:
    """Starts a preview with the options of the command; gives a function that asks it."""
    stack = ExitStack()

    def start(**options: bool) -> Ask:
        server, address = serving(site.folder, URL)
        server.site = hosted(site, address, **{"headers": False, "here": False, **options})
        stack.enter_context(background_server(server))

        def ask(path: str, method: str = "GET", **headers: str) -> urllib3.BaseHTTPResponse:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            root = address.removesuffix("/repo")
            return urllib3.request(
                method, root + path, headers=sent, redirect=False, decode_content=False
            )

        return ask

    with stack:
        yield start


@pytest.mark.parametrize(
    ("path", "status", "kind", "body"),
    [
        ("/repo/", 200, "text/html; charset=utf-8", PAGE),
        ("/repo/index.html", 200, "text/html; charset=utf-8", PAGE),
        ("/repo/b/", 200, "text/html; charset=utf-8", "B\n"),
        ("/repo/plain", 200, "text/html; charset=utf-8", "Plain\n"),
        ("/repo/b/?x=1", 200, "text/html; charset=utf-8", "B\n"),
        ("/repo/feeds/all.atom.xml", 200, "application/xml", "<feed/>\n"),
        ("/repo/feeds/all.json", 200, "application/json; charset=utf-8", "{}\n"),
        ("/repo/site.webmanifest", 200, "application/manifest+json", "{}\n"),
        ("/repo/a.svg", 200, "image/svg+xml", "<svg/>\n"),
        ("/repo/nowhere/", 404, "text/html; charset=utf-8", "Not here\n"),
        ("/repo/empty/", 404, "text/html; charset=utf-8", "Not here\n"),
        ("/repo/../../etc/passwd", 404, "text/html; charset=utf-8", "Not here\n"),
        ("/repo/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8", "Not here\n"),
        ("/elsewhere/", 404, "text/html; charset=utf-8", "Not here\n"),
    ],
)
def test_each_address_answers_as_on_the_host(
    preview: Callable[..., Ask], path: str, status: int, kind: str, body: str
) -> None:
    answer = preview()(path)
    seen = (answer.status, answer.headers["Content-Type"], answer.data.decode())
    assert seen == (status, kind, body)


@pytest.mark.parametrize("path", ["/repo", "/repo/b"])
def test_a_folder_without_its_slash_is_redirected(preview: Callable[..., Ask], path: str) -> None:
    answer = preview()(path)
    assert (answer.status, answer.headers["Location"]) == (301, f"{path}/")


def test_the_headers_are_those_of_github_pages(preview: Callable[..., Ask]) -> None:
    headers = dict(preview()("/repo/b/").headers)
    assert {name: headers[name] for name in headers if name not in ("Date", "ETag")} == {
        "Server": "GitHub.com",
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "max-age=600",
        "Access-Control-Allow-Origin": "*",
        "Vary": "Accept-Encoding",
        "Content-Length": "2",
    }


def test_text_is_compressed_for_who_asks(preview: Callable[..., Ask]) -> None:
    answer = preview()("/repo/", Accept_Encoding="gzip, br")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == PAGE


def test_who_has_the_page_already_gets_304(preview: Callable[..., Ask]) -> None:
    ask = preview()
    for encoding in ("identity", "gzip"):
        tag = ask("/repo/", Accept_Encoding=encoding).headers["ETag"]
        again = ask("/repo/", Accept_Encoding=encoding, If_None_Match=tag)
        assert (again.status, again.data) == (304, b"")


def test_compressed_and_plain_have_different_tags(preview: Callable[..., Ask]) -> None:
    ask = preview()
    plain = ask("/repo/", Accept_Encoding="identity").headers["ETag"]
    assert ask("/repo/", Accept_Encoding="gzip").headers["ETag"] == f"W/{plain}"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_static_host_takes_nothing(preview: Callable[..., Ask], method: str) -> None:
    assert preview()("/repo/", method).status == 405


def test_head_sends_the_headers_alone(preview: Callable[..., Ask]) -> None:
    answer = preview()("/repo/b/", "HEAD")
    assert (answer.status, answer.headers["Content-Length"], answer.data) == (200, "2", b"")


def test_the_headers_file_counts_only_when_asked(preview: Callable[..., Ask]) -> None:
    assert "X-Content-Type-Options" not in preview()("/repo/").headers
    headers = preview(headers=True)("/repo/").headers
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-store")


def test_a_later_rule_of_the_headers_file_wins(preview: Callable[..., Ask]) -> None:
    headers = preview(headers=True)("/repo/feeds/all.json").headers
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == (
        "nosniff",
        "max-age=60",
    )


def test_links_stay_in_the_preview_only_when_asked(preview: Callable[..., Ask]) -> None:
    assert preview()("/repo/").data.decode() == PAGE
    assert b'href="http://127.0.0.1:' in preview(here=True)("/repo/").data
