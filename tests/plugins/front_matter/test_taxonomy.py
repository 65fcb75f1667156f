"""Names that are nearly another."""

from __future__ import annotations

import pytest

from front_matter.taxonomy import Use, near_misses


def told(uses: list[tuple[str, str]], distinct: list[tuple[str, str]] | None = None) -> list[str]:
    """*uses* are names and files, all tags on line 4."""
    found = near_misses((Use("tags", name, path, 4) for name, path in uses), distinct or [])
    return [str(refusal.at(path)) for path, refusal in found]


@pytest.mark.parametrize(
    ("rare", "known"),
    [
        ("Ketamine", "ketamine"),
        ("ketamines", "ketamine"),
        ("ketamin", "ketamine"),
        ("ketamime", "ketamine"),
        ("ketaminee", "ketamine"),
        ("ktamine", "ketamine"),
        ("ketaimne", "ketamine"),
        ("therapy", "therapies"),
        ("mental-health", "mental health"),
        ("Mental  health", "mental health"),
        ("ect", "ECT"),
        ("stigmas", "stigma"),
    ],
)
def test_the_rarer_of_two_near_names_is_told(rare: str, known: str) -> None:
    assert told([(known, "a.md"), (known, "b.md"), (rare, "c.md")]) == [
        f"c.md:4: tags: {rare}: want a name that differs more from “{known}”,"
        f" which 2 files use; did you mean {known}?"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ECT", "TMS"),
        ("MDD", "MDE"),
        ("ketamine", "esketamine"),
        ("phase 2 trials", "phase 3 trials"),
        ("2018", "2019"),
        ("anxiety", "stigma"),
        ("press", "stress"),
    ],
)
def test_names_that_differ_enough_are_accepted(first: str, second: str) -> None:
    assert told([(first, "a.md"), (second, "b.md")]) == []


def test_of_two_that_are_used_as_often_the_later_in_the_alphabet_is_told() -> None:
    assert told([("stigmas", "a.md"), ("stigma", "b.md")]) == [
        "a.md:4: tags: stigmas: want a name that differs more from “stigma” in b.md;"
        " did you mean stigma?"
    ]


def test_pairs_that_are_declared_distinct_are_accepted() -> None:
    assert told([("stigmas", "a.md"), ("stigma", "b.md")], [("stigma", "stigmas")]) == []


def test_kinds_of_name_are_not_compared_with_each_other() -> None:
    uses = [Use("tags", "stigma", "a.md", 4), Use("category", "Stigma", "b.md", 4)]
    assert list(near_misses(uses)) == []


def test_drafts_do_not_make_a_published_name_the_rarer_one() -> None:
    uses = [Use("tags", "stigma", "a.md", 4)]
    uses += [Use("tags", "stigmas", f"draft-{n}.md", 4, is_draft=True) for n in range(3)]
    assert [path for path, _ in near_misses(uses)] == ["draft-0.md", "draft-1.md", "draft-2.md"]
