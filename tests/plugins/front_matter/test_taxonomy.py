"""Names with one address, with none, and names that are nearly another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from front_matter.taxonomy import Use, name_diagnostics


def use(name: str, path: str, kind: str = "tags", *, is_draft: bool = False) -> Use:
    """*name* on line 4 of *path*."""
    slug = slugify(name, DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
    return Use(kind, name, path, 4, slug, f"tag/{slug}/", is_draft)


def reported(
    uses: list[tuple[str, str]], distinct: list[tuple[str, str]] | None = None
) -> list[str]:
    """*uses* are names and files, all tags on line 4."""
    found = name_diagnostics((use(name, path) for name, path in uses), distinct or [])
    return [f"{diagnostic.level} {diagnostic.at(path)}" for path, diagnostic in found]


NEAR = [
    ("ketamines", "ketamine"),
    ("ketamin", "ketamine"),
    ("ketamime", "ketamine"),
    ("ketaminee", "ketamine"),
    ("ktamine", "ketamine"),
    ("ketaimne", "ketamine"),
    ("therapy", "therapies"),
    ("mentalhealth", "mental health"),
    ("stigmas", "stigma"),
    ("5-HT2A", "5-HT2C"),
    ("https", "http"),
]


@pytest.mark.parametrize(("rare", "known"), NEAR)
def test_near_names_are_a_warning_that_names_the_setting(rare: str, known: str) -> None:
    first, second = sorted([(rare, "c.md"), (known, "2 files")])
    assert reported([(known, "a.md"), (known, "b.md"), (rare, "c.md")]) == [
        f"warning c.md:4: tags: {rare}: nearly the same: tags “{first[0]}” in {first[1]} and"
        f" “{second[0]}” in {second[1]}; want one name for each thing;"
        " write one of the two, or put the pair in FRONT_MATTER_DISTINCT"
    ]


def test_all_near_pairs_are_one_line() -> None:
    uses = [(name, "a.md") for pair in NEAR for name in pair]
    (line,) = reported(uses)
    assert line.count("“") == 20
    assert "pairs more" in line


@pytest.mark.parametrize(
    ("rare", "known", "slug"),
    [
        ("Ketamine", "ketamine", "ketamine"),
        ("mental-health", "mental health", "mental-health"),
        ("ect", "ECT", "ect"),
        ("résumé", "resume", "resume"),
        ("müde", "mude", "mude"),
        ("鬱病", "Yu Bing", "yu-bing"),
        ("C#", "C++", "c"),
        ("Jose Nunez", "José Núñez", "jose-nunez"),
        ("R&D", "RD", "rd"),
    ],
)
def test_two_names_with_one_address_are_refused(rare: str, known: str, slug: str) -> None:
    uses = [(known, "a.md"), (known, "b.md"), (rare, "c.md")]
    assert reported(uses, [(rare, known)]) == [
        f"error c.md:4: tags: {rare}: want another name: /tag/{slug}/ is the address of"
        f" “{known}” in 2 files; write {known}, or a name that differs in letters or digits"
    ]


@pytest.mark.parametrize("name", ["+++", "🙂", "…"])
def test_a_name_without_an_address_is_refused(name: str) -> None:
    assert reported([(name, "a.md")]) == [
        f"error a.md:4: tags: {name}: want a name of which an address can be made;"
        " use letters or digits"
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
    assert reported([(first, "a.md"), (second, "b.md")]) == []


def test_of_two_that_are_used_as_often_the_later_in_the_alphabet_is_refused() -> None:
    assert [line.split(": ")[2] for line in reported([("b c", "a.md"), ("B c", "b.md")])] == ["b c"]


def test_pairs_that_are_declared_distinct_are_accepted() -> None:
    assert reported([("stigmas", "a.md"), ("stigma", "b.md")], [("stigma", "stigmas")]) == []


def test_kinds_of_name_are_not_compared_with_each_other() -> None:
    uses = [use("stigma", "a.md"), use("Stigma", "b.md", "category")]
    assert list(name_diagnostics(uses)) == []


def test_drafts_do_not_make_a_published_name_the_rarer_one() -> None:
    uses = [use("Stigma", f"draft-{n}.md", is_draft=True) for n in range(3)]
    found = name_diagnostics([use("stigma", "a.md"), *uses])
    assert [path for path, _ in found] == ["draft-0.md", "draft-1.md", "draft-2.md"]


def default(name: str) -> Use:
    """*name* as texts without tags have it."""
    return replace(use(name, ""), is_default=True)


def test_a_name_with_the_address_of_a_default_is_refused_however_often_it_is_typed() -> None:
    uses = [use("Editorial Team", "a.md"), use("Editorial Team", "b.md")]
    found = [each.at(path) for path, each in name_diagnostics([*uses, default("Editorial team")])]
    assert [str(each) for each in found] == [
        f"{path}:4: tags: Editorial Team: want another name: /tag/editorial-team/ is the address of"
        " “Editorial team” in texts without tags;"
        " write Editorial team, or a name that differs in letters or digits"
        for path in ("a.md", "b.md")
    ]


def test_a_name_that_is_nearly_a_default_is_a_warning_at_its_line() -> None:
    (found,) = name_diagnostics([use("Editorial teams", "a.md"), default("Editorial team")])
    assert (found[0], found[1].line, found[1].value) == ("a.md", 4, "Editorial teams")
    assert "“Editorial team” in texts without tags" in found[1].problem


def test_defaults_alone_and_a_default_that_is_typed_as_it_is_are_accepted() -> None:
    uses = [default("Editorial team"), default("Editorial teams"), default("🙂")]
    assert list(name_diagnostics(uses)) == []
    assert list(name_diagnostics([default("Editorial team"), use("Editorial team", "a.md")])) == []
