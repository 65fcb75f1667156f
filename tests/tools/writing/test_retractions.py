"""`invoke retractions` against a server on this machine that speaks Crossref's API."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

import pytest

from citations.retractions import Finding, read_findings
from tests.built_site import ROOT
from tools.cli.failures import CommandError
from tools.files.lock import locked
from tools.http.background_server import background_server
from tools.writing.crossref import Crossref
from tools.writing.retractions import FINDINGS, LIBRARY, update

DAY = date(2026, 11, 29)
NOTICE = {
    "updated": {"date-parts": [[2024, 5, 2]], "timestamp": 1714608000000},
    "DOI": "10.1000/Notice",
    "type": "retraction",
    "source": "retraction-watch",
    "label": "Retraction",
    "record-id": 1,
}
Answer = tuple[int, bytes, dict[str, str]]


def record(doi: str, *notices: dict[str, object]) -> Answer:
    message = {"DOI": doi, "title": ["T"], **({"updated-by": notices} if notices else {})}
    return 200, json.dumps({"status": "ok", "message": message}).encode(), {}


def refusal(status: int, **headers: str) -> Answer:
    return status, b"no", {name.replace("_", "-"): text for name, text in headers.items()}


class _Crossref(BaseHTTPRequestHandler):
    """Gives each DOI its answers in turn, the last of them again and again."""

    answers: ClassVar[dict[str, list[Answer]]] = {}
    asked: ClassVar[list[str]] = []
    agents: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        doi = unquote(self.path.removeprefix("/works/"))
        self.asked.append(doi)
        self.agents.add(self.headers["User-Agent"])
        mine = self.answers[doi]
        status, body, headers = mine.pop(0) if len(mine) > 1 else mine[0]
        if status == 0:
            time.sleep(1)
            return
        self.send_response(status)
        for name, text in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


class Server:
    """The server's address, what it answers and was asked, and the pauses between questions."""

    def __init__(self, api: str) -> None:
        self.answers, self.asked, self.agents = _Crossref.answers, _Crossref.asked, _Crossref.agents
        self.api = api
        self.pauses: list[float] = []
        self.crossref = Crossref("ed@site.example", api, self.pauses.append, 0.3)


@pytest.fixture
def server() -> Iterator[Server]:
    for kept in (_Crossref.answers, _Crossref.asked, _Crossref.agents):
        kept.clear()
    with background_server(ThreadingHTTPServer(("127.0.0.1", 0), _Crossref)) as started:
        yield Server(f"http://127.0.0.1:{started.server_port}")


def project(folder: Path, *dois: str) -> Path:
    (folder / "content").mkdir()
    entries = [
        f"@article{{k{number}, title = {{T}}, year = {{2020}}, doi = {{{doi}}}}}\n"
        for number, doi in enumerate(dois)
    ]
    (folder / LIBRARY).write_text("".join(entries))
    return folder


def run(root: Path, server: Server, day: date = DAY) -> list[str]:
    return list(update(root, server.crossref, day, lambda _: None))


def test_what_was_found_is_written_with_its_day(tmp_path: Path, server: Server) -> None:
    server.answers.update(
        {
            "10.1000/a(1)": [
                record(
                    "10.1000/a(1)",
                    NOTICE,
                    {**NOTICE, "type": "new_version"},
                    {**NOTICE, "type": "x"},
                )
            ],
            "10.1000/b": [
                record("10.1000/b", {"DOI": "10.1000/n", "type": "expression_of_concern"})
            ],
            "10.1000/c": [record("10.1000/c", {"DOI": "10.1000/m", "type": "erratum"})],
            "10.1000/d": [record("10.1000/d")],
            "10.1000/e": [refusal(404)],
        }
    )
    reported = run(
        project(tmp_path, "10.1000/E", "10.1000/d", "10.1000/c", "10.1000/b", "10.1000/A(1)"),
        server,
    )
    assert (tmp_path / FINDINGS).read_text() == (
        "# What Crossref said of the DOIs of references.bib;"
        " `invoke retractions` writes this file.\n"
        "asked: 2026-11-29\nfound:\n"
        "- doi: 10.1000/a(1)\n  kind: retraction\n  notice: 10.1000/notice\n  day: '2024-05-02'\n"
        "  source: retraction-watch\n"
        "- doi: 10.1000/b\n  kind: expression of concern\n  notice: 10.1000/n\n"
        "- doi: 10.1000/c\n  kind: correction\n  notice: 10.1000/m\n"
    )
    assert reported[3:] == [
        "10.1000/e: unknown to Crossref",
        f"{FINDINGS}: 3 notices of 5 sources, asked on 2026-11-29",
    ]
    assert server.agents == {"invoke-retractions/1.0 (mailto:ed@site.example)"}


def _update(kind: str, source: str, *day: int | None, doi: str = "10.1000/x") -> dict[str, object]:
    """An entry of `updated-by`, with all that Crossref gives."""
    date_time = {"date-time": "2010-02-06T00:00:00Z", "timestamp": 1265414400000}
    updated = {"date-parts": [list(day)], **date_time}
    label = kind.replace("_", " ").capitalize()
    more = {"source": source, "label": label, "record-id": "4036"}
    return {"updated": updated, "DOI": doi, "type": kind, **more}


def test_a_whole_record_as_crossref_gives_it_is_read(tmp_path: Path, server: Server) -> None:
    message = {
        "DOI": "10.1000/a",
        "URL": "https://doi.org/10.1000/a",
        "type": "journal-article",
        "title": ["RETRACTED: A trial"],
        "issued": {"date-parts": [[1998, 2]]},
        "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/p"}]},
        "update-to": [_update("retraction", "publisher", 1999, 1, 1, doi="10.1000/other")],
        "updated-by": [
            _update("correction", "retraction-watch", 2004, 3, 6),
            _update("retraction", "publisher", 2010, 2),
            _update("retraction", "retraction-watch", 2010, 2, 6, doi="10.1000/X"),
            _update("expression_of_concern", "publisher", None),
            _update("addendum", "publisher", 2011),
        ],
    }
    whole = {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}
    server.answers["10.1000/a"] = [(200, json.dumps(whole).encode(), {})]
    run(project(tmp_path, "10.1000/a"), server)
    told = read_findings((tmp_path / FINDINGS).read_bytes())
    assert told.diagnostics == ()
    assert told.found == {
        "10.1000/a": [
            Finding("10.1000/a", "correction", "10.1000/x", "2004-03-06", "retraction-watch"),
            Finding("10.1000/a", "expression of concern", "10.1000/x", "", "publisher"),
            Finding("10.1000/a", "retraction", "10.1000/x", "2010-02", "publisher"),
            Finding("10.1000/a", "retraction", "10.1000/x", "2010-02-06", "retraction-watch"),
        ]
    }


@pytest.mark.parametrize(
    ("kind", "read_as"),
    [
        ("retraction", "retraction"),
        ("partial_retraction", "retraction"),
        ("withdrawal", "retraction"),
        ("removal", "retraction"),
        ("expression_of_concern", "expression of concern"),
        ("correction", "correction"),
        ("corrigendum", "correction"),
        ("erratum", "correction"),
        ("addendum", None),
        ("clarification", None),
        ("new_edition", None),
        ("new_version", None),
    ],
)
def test_each_type_of_update_that_crossref_documents_is_read(
    kind: str, read_as: str | None, server: Server
) -> None:
    server.answers["10.1000/a"] = [record("10.1000/a", {**NOTICE, "type": kind})]
    kinds = [each.kind for each in server.crossref.findings("10.1000/a") or ()]
    assert kinds == [read_as] * bool(read_as)


def test_an_empty_list_is_written_too(tmp_path: Path, server: Server) -> None:
    server.answers["10.1000/a"] = [record("10.1000/a")]
    run(project(tmp_path, "10.1000/a"), server)
    assert (tmp_path / FINDINGS).read_text().endswith("asked: 2026-11-29\nfound: []\n")


@pytest.mark.parametrize(
    ("bad", "pause"),
    [
        (refusal(429, Retry_After="17"), 17.0),
        (refusal(429, Retry_After="Sun, 01 Nov 2020 00:00:00 GMT"), 2.0),
        (refusal(503, Retry_After="soon"), 2.0),
        ((200, b'{"status": "ok", "mess', {}), 2.0),
        ((200, b'{"message": {"DOI": "10.1000/a", "updated-by": [{"type": 3}]}}', {}), 2.0),
        ((200, b"[]", {}), 2.0),
        ((0, b"", {}), 2.0),
    ],
)
def test_a_bad_answer_is_asked_for_again(
    bad: Answer, pause: float, tmp_path: Path, server: Server
) -> None:
    server.answers["10.1000/a"] = [bad, record("10.1000/a", NOTICE)]
    run(project(tmp_path, "10.1000/a"), server)
    assert server.pauses == [pause]
    assert "kind: retraction" in (tmp_path / FINDINGS).read_text()


@pytest.mark.parametrize(
    ("bad", "questions", "problem"),
    [
        (refusal(403), 1, "403 Forbidden"),
        (refusal(429, Retry_After="3600"), 1, "429 Too Many Requests"),
        (refusal(500), 4, "500 Internal Server Error"),
        ((200, b"<html>", {}), 4, "the answer is damaged"),
        ((0, b"", {}), 4, "timed out"),
    ],
)
def test_without_an_answer_nothing_is_claimed_and_the_next_run_goes_on(
    bad: Answer, questions: int, problem: str, tmp_path: Path, server: Server
) -> None:
    server.answers.update({"10.1000/a": [record("10.1000/a", NOTICE)], "10.1000/b": [bad]})
    root = project(tmp_path, "10.1000/a", "10.1000/b")
    with pytest.raises(CommandError) as caught:
        run(root, server)
    assert f": {problem}" in str(caught.value)
    assert "1 of 2 answers are kept" in str(caught.value)
    assert not (root / FINDINGS).exists()
    assert server.asked == ["10.1000/a", *["10.1000/b"] * questions]
    server.answers["10.1000/b"] = [record("10.1000/b")]
    server.asked.clear()
    run(root, server, date(2026, 12, 1))
    assert server.asked == ["10.1000/b"]
    assert "asked: 2026-11-29\n" in (root / FINDINGS).read_text()


def test_a_killed_run_leaves_half_a_line_which_is_asked_again(
    tmp_path: Path, server: Server
) -> None:
    server.answers.update({"10.1000/a": [record("10.1000/a")], "10.1000/b": [record("10.1000/b")]})
    root = project(tmp_path, "10.1000/a", "10.1000/b")
    run(root, server)
    kept = root / ".cache/retractions.jsonl"
    kept.write_text(kept.read_text()[:-20])
    server.asked.clear()
    run(root, server)
    assert server.asked == ["10.1000/b"]


KILLED = """
import sys
from datetime import date
from pathlib import Path
from tools.writing.crossref import Crossref
from tools.writing.retractions import update

update(Path(sys.argv[1]), Crossref(api=sys.argv[2]), date(2026, 11, 29))
"""


def test_a_run_that_is_killed_in_the_middle_goes_on_there(tmp_path: Path, server: Server) -> None:
    server.answers.update({"10.1000/a": [record("10.1000/a")], "10.1000/b": [(0, b"", {})]})
    root = project(tmp_path, "10.1000/a", "10.1000/b")
    command = [sys.executable, "-c", KILLED, str(root), server.api]
    environment = {"PYTHONPATH": f"{ROOT}:{ROOT}/plugins"}
    with subprocess.Popen(command, env=environment) as process:
        while "10.1000/b" not in server.asked and process.poll() is None:
            time.sleep(0.01)
        process.kill()
    assert process.returncode == -9
    assert not (root / FINDINGS).exists()
    server.asked.clear()
    server.answers["10.1000/b"] = [record("10.1000/b")]
    run(root, server)
    assert server.asked == ["10.1000/b"]
    assert (root / FINDINGS).exists()


def test_answers_count_for_a_week(tmp_path: Path, server: Server) -> None:
    server.answers["10.1000/a"] = [record("10.1000/a")]
    root = project(tmp_path, "10.1000/a")
    for day in (DAY, date(2026, 12, 5), date(2026, 12, 6)):
        run(root, server, day)
    assert server.asked == ["10.1000/a"] * 2


def test_two_at_once_are_refused(tmp_path: Path, server: Server) -> None:
    root = project(tmp_path, "10.1000/a")
    with locked(root / ".cache/retractions.lock"), pytest.raises(CommandError, match="another"):
        run(root, server)


def test_a_finding_survives_the_file_of_answers(server: Server) -> None:
    server.answers["10.1000/a"] = [record("10.1000/a", NOTICE)]
    assert server.crossref.findings("10.1000/a") == [
        Finding("10.1000/a", "retraction", "10.1000/notice", "2024-05-02", "retraction-watch")
    ]
