from __future__ import annotations

import json

from tools.check.findings import Finding, render

FINDINGS = [
    Finding("b.html", 2, "title", "50% off,\nor not"),
    Finding("a,b.html", 1, "link", "gone"),
    Finding("a,b.html", 1, "link", "gone"),
]


def test_text_is_one_sorted_line_a_finding() -> None:
    expected = "a,b.html:1: link: gone\nb.html:2: title: 50% off, or not\n"
    assert render(FINDINGS, "text") == expected


def test_github_gets_commands_with_everything_escaped() -> None:
    assert render(FINDINGS, "github") == (
        "::error file=a%2Cb.html,line=1,title=link::gone\n"
        "::error file=b.html,line=2,title=title::50%25 off,%0Aor not\n"
    )


def test_json_carries_every_field() -> None:
    assert json.loads(render(FINDINGS[:1], "json")) == [
        {"path": "b.html", "line": 2, "rule": "title", "message": "50% off,\nor not"}
    ]
