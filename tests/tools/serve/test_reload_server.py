"""The server that writers look through: pages, the script, events, and nobody else's eyes."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.built_site import write_files
from tools.http.background_server import background_server
from tools.serve.reload_server import ReloadServer

POLICY = "default-src 'none'; connect-src 'self'; style-src 'sha256-x'"
PAGE = f"""<!doctype html>
<html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Home</title></head><body><h1>Home</h1></body></html>
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ReloadServer]:
    files = {
        "site/index.html": PAGE,
        "site/about/index.html": "<head></head>About",
        "site/404.html": "<head></head>Lost",
        "site/a b.svg": "<svg/>",
        "site/feeds/all.json": "{}",
        "secret.txt": "secret",
    }
    write_files(tmp_path, files)
    (tmp_path / "site/out").symlink_to(tmp_path / "secret.txt")
    with background_server(ReloadServer(tmp_path / "site", 0)) as instance:
        yield instance


def get(server: ReloadServer, path: str, host: str = "127.0.0.1") -> tuple[int, str, str]:
    """Status, content type (or new location) and text."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.request("GET", path, headers={"Host": f"{host}:{server.server_port}"})
    response = connection.getresponse()
    kind_or_target = response.headers.get("Location") or response.headers["Content-Type"]
    body = response.read().decode()
    connection.close()
    return response.status, kind_or_target, body


def test_a_page_comes_with_the_script_before_its_policy(server: ReloadServer) -> None:
    status, kind, body = get(server, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert body.index("EventSource") < body.index("Content-Security-Policy")
    assert body.count("<script>") == 1


def test_what_is_no_page_comes_as_it_is(server: ReloadServer) -> None:
    assert get(server, "/a%20b.svg?x=1") == (200, "image/svg+xml; charset=utf-8", "<svg/>")
    assert get(server, "/feeds/all.json") == (200, "application/json", "{}")


def test_a_folder_without_its_slash_is_sent_there(server: ReloadServer) -> None:
    assert get(server, "/about") == (301, "/about/", "")
    assert get(server, "/about/")[2].endswith("About")


@pytest.mark.parametrize(
    "path",
    ["/nope", "/nope/", "/../secret.txt", "/%2e%2e/secret.txt", "/out", "/a%00b", "/about/x"],
)
def test_what_is_not_of_the_site_is_not_found(server: ReloadServer, path: str) -> None:
    status, _, body = get(server, path)
    assert status == 404
    assert "Lost" in body
    assert "made no page of that address; /drafts/ lists the drafts." in body


def test_where_a_page_is_missing_after_a_mistake_the_writer_is_led_to_the_report(
    server: ReloadServer,
) -> None:
    server.browsers.tell("a.md:1: wrong")
    assert "its report lies over each page, and stands in the terminal." in get(server, "/new/")[2]


def test_a_page_of_the_server_stands_where_the_site_has_none(tmp_path: Path) -> None:
    write_files(tmp_path, {"about/index.html": "<head></head>About"})
    pages = {"/drafts/": lambda: "<head></head>Drafts", "/about/": lambda: "not shown"}
    with background_server(ReloadServer(tmp_path, 0, pages=pages)) as server:
        assert get(server, "/drafts/")[0] == 200
        assert get(server, "/drafts/")[2].endswith("Drafts")
        assert get(server, "/about/")[2].endswith("About")


@pytest.mark.parametrize(
    ("host", "name", "status"),
    [
        ("127.0.0.1", "192.168.1.5", 403),
        ("0.0.0.0", "192.168.1.5", 200),
        ("0.0.0.0", "evil.example", 403),
    ],
)
def test_a_phone_is_served_if_its_writer_asks_for_it(
    tmp_path: Path, host: str, name: str, status: int
) -> None:
    write_files(tmp_path, {"index.html": "<head></head>Home"})
    with background_server(ReloadServer(tmp_path, 0, host)) as server:
        assert get(server, "/", host=name)[0] == status


def test_a_foreign_name_for_this_machine_is_refused(server: ReloadServer) -> None:
    assert get(server, "/", host="evil.example")[0] == 403
    assert get(server, "/.live/events", host="evil.example")[0] == 403
    assert get(server, "/", host="localhost")[0] == 200


def test_listeners_hear_of_each_build(server: ReloadServer) -> None:
    events = server.browsers.listen()
    assert next(events) == ": listening\n\n"
    server.browsers.tell("a.md:1: wrong\n")
    server.browsers.tell("")
    assert next(events) == 'event: report\ndata: "a.md:1: wrong\\n"\n\n'
    assert next(events) == 'event: reload\ndata: ""\n\n'


def test_who_comes_late_hears_the_report_that_stands(server: ReloadServer) -> None:
    server.browsers.tell("wrong")
    events = server.browsers.listen()
    assert [next(events), next(events)] == [": listening\n\n", 'event: report\ndata: "wrong"\n\n']


def test_without_a_site_the_report_is_the_page(tmp_path: Path) -> None:
    with background_server(ReloadServer(tmp_path / "none", 0)) as server:
        server.browsers.tell("a.md:1: <b> wrong")
        status, _, body = get(server, "/")
    assert status == 404
    assert body.endswith("<pre>a.md:1: &lt;b&gt; wrong</pre>")


def test_the_browser_shows_a_report_and_reloads_when_it_is_mended(
    server: ReloadServer, browser: Browser
) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(server.address)
    page.wait_for_function("performance.getEntriesByType('resource').length >= 0")
    server.browsers.tell("content/posts/a.md:3: status: wrong")
    report = page.get_by_role("alert")
    expect(report).to_contain_text("content/posts/a.md:3: status: wrong")
    assert report.evaluate("box => getComputedStyle(box).position") == "fixed"
    (server.site / "index.html").write_text(PAGE.replace("<h1>Home", "<h1>Mended"))
    server.browsers.tell("")
    expect(page.get_by_role("heading", name="Mended")).to_be_visible()
    expect(report).to_have_count(0)
    page.close()
    assert problems == []
