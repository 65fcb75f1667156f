"""The monthly run: an export from a real HTTP server, a proposal through a `gh` that is made up."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tools.github.pull_request import Base, propose
from tools.http.background_server import background_server
from tools.popularity import workflow_commands
from tools.popularity.goatcounter_api import FetchError, fetch

Asked = list[tuple[str, str, str | None]]


class _GoatCounter(BaseHTTPRequestHandler):
    """Starts export 7, and has it ready at the third question."""

    asked: ClassVar[Asked] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(202, b'{"id": 7}')

    def do_GET(self) -> None:
        ready = sum(method == "GET" for method, _, _ in self.asked) >= 2
        self._answer(200 if ready else 202, b"the export" if ready else b"")

    def _answer(self, status: int, body: bytes) -> None:
        token = self.headers["Authorization"]
        self.asked.append((self.command, self.path, token))
        self.send_response(status if token == "Bearer secret" else 401)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def goatcounter() -> Iterator[tuple[str, Asked]]:
    _GoatCounter.asked = []
    with background_server(HTTPServer(("127.0.0.1", 0), _GoatCounter)) as server:
        yield f"http://127.0.0.1:{server.server_port}/", _GoatCounter.asked


def test_an_export_is_started_awaited_and_fetched(
    goatcounter: tuple[str, Asked], tmp_path: Path
) -> None:
    site, asked = goatcounter
    pauses: list[float] = []
    fetch(site, "secret", tmp_path / "new/x", pauses.append)
    download = ("GET", "/api/v0/export/7/download", "Bearer secret")
    assert asked == [("POST", "/api/v0/export", "Bearer secret"), download, download, download]
    assert ((tmp_path / "new/x").read_bytes(), pauses) == (b"the export", [5.0, 5.0])


def test_a_refusal_is_told_without_the_token(
    goatcounter: tuple[str, Asked], tmp_path: Path
) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(goatcounter[0], "wrong", tmp_path / "x")
    assert str(caught.value) == f"{goatcounter[0]}api/v0/export: 401 Unauthorized"


def test_a_token_never_travels_in_the_clear(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"want an address as https://code\.goatcounter\.com$"):
        fetch("http://code.goatcounter.com", "secret", tmp_path / "x")


def test_it_is_off_until_site_and_token_exist(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOATCOUNTER_SITE", "https://x.goatcounter.com")
    monkeypatch.delenv("GOATCOUNTER_TOKEN", raising=False)
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    assert workflow_commands.fetch_command(str(tmp_path / "x")) == 0
    assert "nothing is counted" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/posts/a.md").write_text("old")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        named = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
        subprocess.run(["git", *named, *command], cwd=tmp_path, check=True)
    return tmp_path


def test_what_has_changed_becomes_a_signed_commit_and_a_pull_request(repository: Path) -> None:
    (repository / "content/posts/a.md").write_text("new")
    (repository / "content/data").mkdir()
    (repository / "content/data/views.csv").write_text("date,slug,views\n")
    (repository / "reports").write_text("not content")
    asked: list[list[str]] = []
    queries: list[dict[str, object]] = []

    def gh(arguments: list[str]) -> str:
        asked.append(arguments[:3])
        if "--input" in arguments:
            queries.append(json.loads(Path(arguments[-1]).read_text()))
        return {"api": '[{"ref": "old"}]', "pr": "https://github.com/o/r/pull/1\n"}[arguments[0]]

    assert (
        propose(
            repository, Base("o/r", "c0ffee", "popularity/2026-11"), workflow_commands.PROPOSAL, gh
        )
        == "https://github.com/o/r/pull/1"
    )
    assert asked == [
        ["api", "repos/o/r/git/matching-refs/heads/popularity/2026-11"],
        ["api", "--method", "DELETE"],
        ["api", "repos/o/r/git/refs", "-f"],
        ["api", "graphql", "--input"],
        ["pr", "create", "--head"],
    ]
    added = queries[0]["variables"]["input"]["fileChanges"]["additions"]  # type: ignore[index]
    assert {one["path"]: base64.b64decode(one["contents"]) for one in added} == {
        "content/data/views.csv": b"date,slug,views\n",
        "content/posts/a.md": b"new",
    }


def test_without_a_change_nothing_is_proposed(repository: Path) -> None:
    assert (
        propose(
            repository,
            Base("o/r", "c0ffee", "b"),
            workflow_commands.PROPOSAL,
            lambda _: pytest.fail("asked"),
        )
        == "Nothing has changed."
    )
