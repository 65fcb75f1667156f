"""A report of a thousand lines is shown in short, and nothing of it is lost."""

import json
import re

from report import render
from report.diagnostic import Diagnostic, wrong_value
from report.github_annotations import annotate
from tests.built_site import ROOT

LINKS = [
    wrong_value(
        number, "link", f"/gone-{number}.md", "want a file below content/", "add the file"
    ).at("a.md")
    for number in range(1, 981)
]
TITLES = [Diagnostic(f"b{n}.md", 2, "title", "want this field", "add it") for n in range(20)]
THOUSAND = [*LINKS, *TITLES]
SHORT = """\
1,000 mistakes in 21 files:
  980 link
   20 title

Mend these first:
a.md:1: link: /gone-1.md: want a file below content/; add the file
a.md:2: link: /gone-2.md: want a file below content/; add the file
a.md:3: link: /gone-3.md: want a file below content/; add the file
  … and 977 more like it; --all shows them
b0.md:2: title: want this field; add it
b1.md:2: title: want this field; add it
b10.md:2: title: want this field; add it
  … and 17 more like it; --all shows them
1,000 mistakes in 21 files
"""


def test_a_long_report_begins_with_counts_and_shows_each_problem_a_few_times() -> None:
    assert render.text(THOUSAND, every=False, more="--all shows them") == SHORT


def test_a_very_long_report_shows_the_problems_to_mend_first() -> None:
    names = ("one", "two", "three", "four", "five", "six")
    rare = [Diagnostic("a.md", 1, "rare", f"is {name}", "") for name in names]
    warnings = [Diagnostic("w.md", n, "w", "warns", "", "warning") for n in range(300)]
    shown = render.text([*LINKS, *rare, *warnings], every=False, more="--all shows them")
    problems = [line for line in shown.splitlines() if ".md:" in line]
    assert problems[:3] == [str(each) for each in LINKS[:3]]
    assert [line.split(":")[2] for line in problems[3:]] == [" rare"] * 4
    assert "  … and 3 other problems; --all shows them\n" in shown


def test_an_editor_finds_the_places_in_a_long_report_and_nothing_else() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    [pattern] = tasks[0]["problemMatcher"]["pattern"]
    found = [re.match(pattern["regexp"], line) for line in SHORT.splitlines()]
    places = [(match[pattern["file"]], match[pattern["line"]]) for match in found if match]
    assert places == [
        ("a.md", "1"),
        ("a.md", "2"),
        ("a.md", "3"),
        ("b0.md", "2"),
        ("b1.md", "2"),
        ("b10.md", "2"),
    ]


def test_every_line_of_a_long_report_can_be_had() -> None:
    lines = render.text(THOUSAND).splitlines()
    assert lines[:-1] == [str(each) for each in sorted(THOUSAND)]


def test_a_short_report_is_shown_as_it_is() -> None:
    assert render.text(TITLES, every=False) == render.text(TITLES)


def test_different_problems_of_a_long_report_are_all_shown() -> None:
    names = [f"{a}{b}" for a in "abcde" for b in "fghij"]
    different = [Diagnostic("a.md", 1, "x", f"is {name}", "") for name in names]
    shown = render.text(different, every=False).splitlines()
    assert [line for line in shown if line.startswith("a.md:")] == [str(d) for d in different]


def test_a_problem_with_one_place_more_than_is_shown_is_not_cut() -> None:
    one_more = [Diagnostic("c.md", line, "c", "want c", "") for line in range(1, 5)]
    shown = render.text([*TITLES, *one_more], every=False).splitlines()
    assert [line for line in shown if line.startswith("c.md:")] == [str(d) for d in one_more]


def test_an_error_and_a_warning_are_not_the_same_problem() -> None:
    warnings = [Diagnostic(f"b{n}.md", 3, "title", "want this field", "", "warning") for n in (1,)]
    shown = render.text([*TITLES, *warnings], every=False)
    assert "b1.md:3: title: want this field (warning)\n" in shown


def test_json_and_annotations_of_a_long_report_are_complete() -> None:
    assert len(json.loads(render.json_text(THOUSAND))["mistakes"]) == 1_000
    assert len(annotate(THOUSAND).splitlines()) == 1_000
