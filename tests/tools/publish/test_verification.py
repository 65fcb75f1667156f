"""Verifying against a real HTTP server on loopback."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3

from tests.tools.publish.conftest import HTML, WHOLE, write
from tests.tools.publish.faulty_host import Reply, host
from tools.http.static_server import StaticSite, served
from tools.publish.site_client import SiteClient
from tools.publish.site_manifest import MANIFEST_PATH, SiteManifest
from tools.publish.staged_site import write_manifest
from tools.publish.status import Status
from tools.publish.verification import Verification

AT_ONCE = urllib3.Retry(total=1, redirect=5, backoff_factor=0, raise_on_status=False)
SITE = {**WHOLE, "a/index.html": HTML.format("A"), "größe.svg": "<svg/>", ".nojekyll": ""}


def made(folder: Path, files: dict[str, str]) -> SiteManifest:
    write(folder, files)
    return write_manifest(folder, "http://site.example", "1" * 40, 0, "2" * 64).manifest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def manifest(site: Path) -> SiteManifest:
    return made(site, SITE)


@pytest.fixture
def url(site: Path, manifest: SiteManifest) -> Iterator[str]:
    with served(site) as address:
        yield address


def look(url: str, manifest: SiteManifest, **options: object) -> tuple[int, list[str]]:
    """The exit status and the diagnostics, of one look unless *options* say otherwise."""
    live = SiteClient(url, retry=AT_ONCE)
    verdict = Verification(live, manifest, **{"patience": 0, **options}).run()
    return int(verdict.status), [str(each) for each in verdict.diagnostics]


def test_a_site_as_published_has_no_deviation(url: str, manifest: SiteManifest) -> None:
    verdict = Verification(SiteClient(url), manifest).run()
    assert (verdict.status, verdict.diagnostics) == (Status.DONE, [])
    assert verdict.checked == 9  # eight files that a host serves, and an address that is none


def test_a_tampered_file_is_named(url: str, site: Path, manifest: SiteManifest) -> None:
    write(site, {"a/index.html": HTML.format("B")})
    assert look(url, manifest) == (
        5,
        ["/a/: differs: want 59 bytes 15006b808210, got 59 bytes 1e629cee04a0"],
    )


def test_a_file_with_something_added_differs(url: str, site: Path, manifest: SiteManifest) -> None:
    write(site, {"index.html": SITE["index.html"] + "<script src=//evil.example></script>" * 99})
    assert look(url, manifest) == (5, ["/: differs: want 65 bytes dfad72206786, got more"])


def test_a_missing_file_is_named(url: str, site: Path, manifest: SiteManifest) -> None:
    (site / "größe.svg").unlink()
    assert look(url, manifest) == (5, ["/größe.svg: missing: answers 404"])


def test_a_page_that_was_withdrawn_and_still_answers_is_extra(
    url: str, site: Path, manifest: SiteManifest
) -> None:
    write(site, {"withdrawn/index.html": "x"})
    assert look(url, manifest, gone=["withdrawn/index.html", "never/index.html"]) == (
        5,
        ["/withdrawn/: extra: answers 200 and is in no manifest"],
    )


def test_a_host_with_its_own_404_page_is_named(site: Path, manifest: SiteManifest) -> None:
    def reply(path: str) -> Reply:
        answer = StaticSite(site).answer(path)
        return answer.status, {}, b"Sorry" if answer.status == 404 else answer.body

    with host(reply) as address:
        reported = ["/404.html: differs: a missing address shows another page"]
        assert look(address, manifest) == (5, reported)


def test_a_host_that_answers_200_to_everything_is_named(site: Path, manifest: SiteManifest) -> None:
    with host(lambda path: (200, {}, StaticSite(site).answer(path).body)) as address:
        assert look(address, manifest) == (
            5,
            ["/no-such-page-3f9d1c/: extra: answers 200 and is in no manifest"],
        )


def test_an_old_site_is_stale_and_each_difference_is_named(
    url: str, site: Path, manifest: SiteManifest, tmp_path: Path
) -> None:
    new = {**SITE, "a/index.html": HTML.format("New"), "b/index.html": HTML.format("B")}
    del new["größe.svg"]
    write(tmp_path / "new", new)
    wanted = write_manifest(tmp_path / "new", "http://site.example", "3" * 40, 0, "2" * 64).manifest
    status, reported = look(url, wanted)
    assert status == 5
    assert [line.partition(": ")[0] + " " + line.split(": ")[1] for line in reported] == [
        f"/{MANIFEST_PATH} stale",
        "/a/ differs",
        "/b/ missing",
        "/größe.svg extra",
    ]


def test_an_old_manifest_over_the_same_pages_is_stale(
    url: str, site: Path, manifest: SiteManifest
) -> None:
    wanted = write_manifest(site, "http://site.example", "3" * 40, 0, "2" * 64).manifest
    (site / MANIFEST_PATH).write_bytes(manifest.encode())
    assert look(url, wanted) == (6, [f"/{MANIFEST_PATH}: stale: still of source 111111111111"])


def test_it_waits_until_the_cdn_has_caught_up(url: str, site: Path, tmp_path: Path) -> None:
    wanted = made(tmp_path / "new", {**SITE, "b/index.html": HTML.format("B")})
    looks: list[float] = []

    def wait(seconds: float) -> None:
        """The manifest arrives after the second wait, the page after the fourth."""
        looks.append(seconds)
        if len(looks) == 2:
            (site / MANIFEST_PATH).write_bytes(wanted.encode())
        if len(looks) == 4:
            write(site, {"b/index.html": HTML.format("B")})

    assert look(url, wanted, patience=600, pause=7, wait=wait) == (0, [])
    assert looks == [7, 7, 7, 7]


def test_patience_ends(url: str, site: Path, tmp_path: Path) -> None:
    wanted = made(tmp_path / "new", {**SITE, "b/index.html": HTML.format("B")})
    now = [0.0]

    def wait(seconds: float) -> None:
        now[0] += seconds

    options = {"patience": 25, "pause": 10, "wait": wait, "clock": lambda: now[0]}
    status, reported = look(url, wanted, **options)
    assert now == [25]
    assert (status, reported[-1]) == (5, "/b/: missing: answers 404")


def test_a_network_that_goes_down_half_way_is_told(site: Path, manifest: SiteManifest) -> None:
    asked = itertools.count()

    def reply(path: str) -> Reply:
        if next(asked) >= 4:
            return None
        answer = StaticSite(site).answer(path)
        return answer.status, {}, answer.body

    with host(reply) as address:
        status, reported = look(address, manifest)
    assert status == Status.UNREACHABLE
    assert len(reported) == 9 - 3  # the manifest and three files came through
    assert {line.split(": ")[1] for line in reported} == {"unreachable"}


def test_a_network_that_comes_back_is_waited_for(site: Path, manifest: SiteManifest) -> None:
    down = [True]

    def reply(path: str) -> Reply:
        if down[0] and path == "/a/":
            return None
        answer = StaticSite(site).answer(path)
        return answer.status, {}, answer.body

    def wait(_seconds: float) -> None:
        down[0] = False

    with host(reply) as address:
        assert look(address, manifest, patience=600, wait=wait) == (0, [])


def test_a_page_that_is_cut_short_is_no_answer(site: Path, manifest: SiteManifest) -> None:
    def reply(path: str) -> Reply:
        answer = StaticSite(site).answer(path)
        if path == "/a/":
            return 200, {"Content-Length": "59"}, answer.body[:30]
        return answer.status, {}, answer.body

    with host(reply) as address:
        status, (reported,) = look(address, manifest)
    assert status == 7
    assert reported == "/a/: unreachable: IncompleteRead(30 bytes read, 29 more expected)"


def test_a_server_that_is_busy_for_a_moment_is_asked_again(
    site: Path, manifest: SiteManifest
) -> None:
    seen: set[str] = set()

    def reply(path: str) -> Reply:
        first, answer = path not in seen, StaticSite(site).answer(path)
        seen.add(path)
        return (503, {"Retry-After": "0"}, b"") if first else (answer.status, {}, answer.body)

    retry = urllib3.Retry(total=1, backoff_factor=0, status_forcelist=[503])
    with host(reply) as address:
        verdict = Verification(SiteClient(address, retry=retry), manifest, patience=0).run()
    assert verdict.diagnostics == []


def test_a_host_that_is_not_there_is_unreachable(manifest: SiteManifest, site: Path) -> None:
    with served(site) as address:
        pass
    status, reported = look(address, manifest)
    assert status == 7
    assert len(reported) == 10
    assert reported[1] == (
        "/.well-known/site-manifest.json: unreachable:"
        " Failed to establish a new connection: [Errno 111] Connection refused"
    )


def test_a_host_that_is_down_is_asked_once_for_each_address_when_patience_has_ended(
    manifest: SiteManifest,
) -> None:
    asked: Counter[str] = Counter()
    now = [0.0]

    def reply(path: str) -> Reply:
        asked[path] += 1

    def wait(seconds: float) -> None:
        now[0] += seconds

    options = {"patience": 25, "pause": 10, "wait": wait, "clock": lambda: now[0]}
    with host(reply) as address:
        status, reported = look(address, manifest, **options)
    assert (status, len(reported)) == (7, 10)
    assert asked.pop(f"/{MANIFEST_PATH}") == 4  # at 0, 10, 20 and 25 seconds
    assert set(asked.values()) == {1}


def test_a_site_below_a_path_is_compared_there(site: Path, manifest: SiteManifest) -> None:
    with served(site, "http://site.example/repo") as address:
        assert address.endswith("/repo")
        assert look(address, manifest) == (0, [])


def test_another_site_that_has_no_manifest_differs(
    url: str, site: Path, manifest: SiteManifest
) -> None:
    write(site, {MANIFEST_PATH: "{}"})
    assert look(url, manifest)[1][0] == f"/{MANIFEST_PATH}: differs: is no manifest"


def test_a_redirect_to_another_host_is_no_answer(site: Path, manifest: SiteManifest) -> None:
    with served(site) as other:
        elsewhere = other.replace("127.0.0.1", "localhost")
        with host(lambda path: (302, {"Location": f"{elsewhere}{path}"}, b"")) as address:
            status, reported = look(address, manifest)
    assert status == 7
    assert reported[0] == f"/: unreachable: it leads to another host, {elsewhere}/"


def test_a_redirect_within_the_site_is_followed(site: Path, manifest: SiteManifest) -> None:
    """Some hosts serve `/404.html` at `/404`, `/a/index.html` at `/a/`."""

    def reply(path: str) -> Reply:
        if path.endswith(".html"):
            return 308, {"Location": path.removesuffix(".html")}, b""
        answer = StaticSite(site).answer(path)
        return answer.status, {}, answer.body

    with host(reply) as address:
        assert look(address, manifest) == (0, [])


def test_the_rest_of_a_file_that_is_too_long_is_no_other_answer(
    site: Path, manifest: SiteManifest
) -> None:
    """Over one connection: what was not read of the first must not be read as the second."""
    big = b"x" * 1_000_000

    def reply(path: str) -> Reply:
        return 200, {}, big if path == "/big" else b"small"

    with host(reply) as address:
        live = SiteClient(address, connections=1, retry=AT_ONCE)
        asked = [live.fetch(path, 5) for path in ("/big", "/small", "/big", "/small")]
    assert [answer.size for answer in asked] == [6, 5, 6, 5]
