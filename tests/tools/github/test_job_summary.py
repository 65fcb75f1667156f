"""What a job tells GitHub."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.audit.lighthouse import Score
from tools.audit.summary import score_table
from tools.check.page import Page
from tools.github.job_summary import output, summarise, table


def test_a_summary_is_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    summarise("# One")
    summarise("# Two")
    assert (tmp_path / "summary").read_text() == "# One\n# Two\n"


def test_an_output_cannot_begin_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    output("url", "https://a.example\nevil=1")
    assert (tmp_path / "output").read_text() == "url=https://a.example evil=1\n"


def test_elsewhere_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    summarise("# One")


def test_a_cell_cannot_break_out_of_its_table() -> None:
    assert table(("a", "b"), [("x|y\n", "<b>")]) == (
        "| a | b |\n| --- | --: |\n| x\\|y | &lt;b> |\n"
    )


def test_scores_stand_in_one_row_for_each_page() -> None:
    home, tag = (Page(file, file, "", "") for file in ("index.html", "tag/x/index.html"))
    found = [
        Score(tag, "seo", 92, ()),
        Score(home, "performance", 100, ()),
        Score(home, "seo", 99.5, ()),
    ]
    assert score_table(found) == (
        "## Lighthouse\n"
        "| page | performance | accessibility | best-practices | seo |\n"
        "| --- | --: | --: | --: | --: |\n"
        "| index.html | 100 | – | – | 99.5 |\n"
        "| tag/x/index.html | – | – | – | 92 |\n"
    )
