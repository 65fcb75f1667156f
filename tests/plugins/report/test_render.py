"""The report as people, GitHub and editors get it."""

from __future__ import annotations

import io
import json
import logging
import sys

import pytest

from report import collected, console, pelican_log, render
from report.diagnostic import Diagnostic, DiagnosticsError
from report.github_annotations import annotate

FIRST = Diagnostic("a.md", 3, "status", "publishd: want published", "did you mean published?")
SECOND = Diagnostic("a.md", 12, "tags", "want a list", "", "warning")
NOTE = Diagnostic("c.md", 3, "date", "1 post waits for 2026-12-24", "", "note")
THIRD = Diagnostic("b.md", 1, "date", "50%: " + "x" * 300, "write it")


def test_the_report_is_sorted_once_each_and_counted() -> None:
    assert render.text([THIRD, SECOND, FIRST, FIRST]) == (
        "a.md:3: status: publishd: want published; did you mean published?\n"
        "a.md:12: tags: want a list (warning)\n"
        f"b.md:1: date: 50%: {'x' * 300}; write it\n"
        "2 mistakes and 1 warning in 2 files\n"
    )


def test_notes_come_first_and_are_not_counted() -> None:
    assert render.text([SECOND, NOTE]) == (
        "1 post waits for 2026-12-24: c.md\na.md:12: tags: want a list (warning)\n"
        "1 warning in 1 file\n"
    )
    assert render.text([NOTE], colour=True) == "1 post waits for 2026-12-24: c.md\n"
    assert annotate([NOTE]) == (
        "::notice file=c.md,line=3,title=date::1 post waits for 2026-12-24: c.md\n"
    )
    counts = json.loads(render.json_text([SECOND, NOTE]))
    assert (counts["errors"], counts["warnings"]) == (0, 1)


@pytest.mark.parametrize(
    ("diagnostics", "expected"),
    [
        ([], "0 mistakes in 0 files"),
        ([FIRST], "1 mistake in 1 file"),
        ([SECOND], "1 warning in 1 file"),
        ([FIRST, THIRD], "2 mistakes in 2 files"),
    ],
)
def test_the_count_agrees_with_its_noun(diagnostics: list[Diagnostic], expected: str) -> None:
    assert render.count(diagnostics) == expected


def test_colour_changes_no_character_of_the_text() -> None:
    coloured = render.text([FIRST, SECOND], colour=True)
    for code in ("\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == render.text([FIRST, SECOND])


def test_github_commands_escape_what_they_must() -> None:
    strange = Diagnostic("a,b:c.md", 1, "x", "100%\nnext", "")
    assert annotate([FIRST, strange, SECOND]) == (
        "::error file=a%2Cb%3Ac.md,line=1,title=x::x: 100%25\\nnext\n"
        "::error file=a.md,line=3,title=status::status: publishd: want published;"
        " did you mean published?\n"
        "::warning file=a.md,line=12,title=tags::tags: want a list\n"
    )


@pytest.mark.parametrize("path", ["a\nb.md:1: title: forged", "a\r\x1b[2K.md", "a\u2028b.md"])
def test_no_name_of_a_file_forges_a_line(path: str) -> None:
    diagnostics = [Diagnostic(path, 1, "x", "y", "z"), Diagnostic("c.md", 1, "x", path, "", "note")]
    for reported in (
        render.text(diagnostics),
        render.text(diagnostics, colour=True).split("m: ", 1)[-1],
    ):
        assert path not in reported
    assert len(render.text(diagnostics).splitlines()) == 3
    assert annotate(diagnostics).count("\n") == 2


def test_an_address_has_no_line_and_annotates_no_file() -> None:
    gone = Diagnostic("/a/", 0, "missing", "answers 404", "")
    assert str(gone) == "/a/: missing: answers 404"
    assert annotate([gone]) == "::error title=missing::missing: answers 404\n"


def test_editors_get_json() -> None:
    assert json.loads(render.json_text([SECOND])) == {
        "mistakes": [
            {"path": "a.md", "line": 12, "field": "tags", "problem": "want a list", "remedy": "",
             "level": "warning", "value": ""}
        ],
        "errors": 0,
        "warnings": 1,
    }  # fmt: skip


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "coloured"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_there_is_colour_on_a_terminal_only(
    stream: io.StringIO,
    environment: dict[str, str],
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    for name in ("NO_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    console.show([FIRST])
    assert ("\x1b[" in stream.getvalue()) is coloured


def record(message: str, *arguments: object) -> logging.LogRecord:
    return logging.LogRecord("pelican.x", logging.ERROR, "x.py", 1, message, arguments, None)


def test_an_error_that_pelican_only_logs_is_told_under_its_file() -> None:
    reported: list[Diagnostic] = []
    errors = pelican_log.ErrorFilter(reported.append)
    try:
        raise KeyError("missing")
    except KeyError:
        assert not errors.filter(record("Could not process %s", "posts/a.md"))
    assert reported == [
        Diagnostic(
            "content/posts/a.md",
            1,
            "pelican",
            "Could not process posts/a.md (KeyError('missing'))",
            "run with --debug to see where it fails",
        )
    ]


def test_pelicans_last_word_about_a_report_is_the_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    errors = pelican_log.ErrorFilter(lambda mistake: None)
    try:
        raise DiagnosticsError([FIRST])
    except DiagnosticsError:
        assert not errors.filter(record("%s: %s", "DiagnosticsError", "…"))
    assert capsys.readouterr().err == render.text([FIRST])


def test_a_warning_of_pelican_passes() -> None:
    warning = record("Feeds generated without SITEURL")
    warning.levelno = logging.WARNING
    assert pelican_log.ErrorFilter(lambda mistake: None).filter(warning)


def test_the_report_keeps_each_mistake_once_until_the_next_build() -> None:
    collected.begin()
    for mistake in (THIRD, FIRST, FIRST):
        collected.add(mistake)
    collected.amend(THIRD, SECOND)
    assert collected.found() == [FIRST, SECOND]
    collected.begin()
    assert collected.found() == []
