from __future__ import annotations

import gzip
import http.client
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tools.http.static_server import served, serving

URL = "https://site.example/repo"


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[str]:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / "index.html").write_text(f'<a href="{URL}/a/">a</a>')
    (site / "a/index.html").write_text("a")
    (site / "page.html").write_text("page")
    (site / "404.html").write_text("nothing")
    (site / "picture.png").write_bytes(URL.encode())
    (site / "feed.xml").write_text("<feed/>")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "leak.txt").symlink_to(tmp_path / "secret.txt")
    with served(site, URL) as address:
        yield address


def ask(
    origin: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=10)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    answer = response.status, dict(response.getheaders()), response.read()
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/repo/a/", 200, b"a"),
        ("/repo/a/?q=1", 200, b"a"),
        ("/repo/page", 200, b"page"),
        ("/repo/page.html", 200, b"page"),
        ("/repo/gone", 404, b"nothing"),
        ("/repo/empty/", 404, b"nothing"),
        ("/repo/empty", 404, b"nothing"),
        ("/other/", 404, b"nothing"),
        ("/repo/../secret.txt", 404, b"nothing"),
        ("/repo/%2e%2e/secret.txt", 404, b"nothing"),
        ("/repo/leak.txt", 404, b"nothing"),
        ("/repo/%00", 404, b"nothing"),
    ],
)
def test_an_address_leads_where_github_pages_leads(
    path: str, status: int, body: bytes, origin: str
) -> None:
    found, _, content = ask(origin, path)
    assert (found, content) == (status, body)


@pytest.mark.parametrize(("path", "location"), [("/repo/a", "/repo/a/"), ("/repo", "/repo/")])
def test_a_folder_without_its_slash_is_redirected(path: str, location: str, origin: str) -> None:
    status, headers, _ = ask(origin, path)
    assert (status, headers["Location"]) == (301, location)


def test_the_real_address_becomes_the_servers_in_text_only(origin: str) -> None:
    assert ask(origin, "/repo/")[2] == f'<a href="{origin}/a/">a</a>'.encode()
    assert ask(origin, "/repo/picture.png")[2] == URL.encode()


def test_text_is_compressed_for_those_who_ask(origin: str) -> None:
    _, headers, body = ask(origin, "/repo/a/", Accept_Encoding="gzip, br")
    assert (headers["Content-Encoding"], gzip.decompress(body)) == ("gzip", b"a")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    _, headers, _ = ask(origin, "/repo/picture.png", Accept_Encoding="gzip")
    assert "Content-Encoding" not in headers


def test_what_has_not_changed_is_not_sent_again(origin: str) -> None:
    tag = ask(origin, "/repo/a/")[1]["ETag"]
    status, _, body = ask(origin, "/repo/a/", If_None_Match=tag)
    assert (status, body) == (304, b"")


def test_head_sends_no_body_and_other_methods_are_refused(origin: str) -> None:
    status, headers, body = ask(origin, "/repo/feed.xml", "HEAD")
    assert (status, headers["Content-Length"], body) == (200, "7", b"")
    assert ask(origin, "/repo/", "POST")[0] == 405


def test_a_site_without_an_error_page_still_says_404(tmp_path: Path) -> None:
    with served(tmp_path) as origin:
        assert ask(origin, "/gone")[::2] == (404, b"404: not found\n")


def test_a_port_that_is_taken_is_an_error(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            serving(tmp_path, port=port)
