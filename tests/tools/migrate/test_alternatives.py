"""Front matter: no name and no second value is lost without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.migrate.moving import moved, told


def lines(made_content: str) -> list[str]:
    return made_content.split("---\n")[1].splitlines()


@pytest.mark.parametrize("date", ["", "date: 2.11.2026\n"], ids=["none", "may be two"])
def test_a_text_that_becomes_a_page_keeps_its_category_and_tags(tmp_path: Path, date: str) -> None:
    head = f"---\ntitle: A\n{date}tags: [lost, kept]\ncategories: [Cat, Dog]\n---\nWords"
    made = moved(tmp_path, {"a.md": head})["pages/a.md"]
    assert lines(made.content) == ["title: A", "category: Cat", "tags: [lost, kept, Dog]"]


@pytest.mark.parametrize(
    ("typed", "taken", "reported"),
    [
        ("modified: 13.2.2026\nlastmod: 2026-02-14T10:00:00+0100", "modified: 2026-02-13",
         ["lastmod: 2026-02-14T10:00:00+0100: modified says it here, and was taken"]),
        ("modified: 2026-02-13\nlastmod: 2026-02-13", "modified: 2026-02-13", []),
        ("modified: soon\nlastmod: 2026-02-14", "modified: 2026-02-14",
         ["modified: soon: lastmod says it here, and was taken"]),
        ("created: 2019-01-01", "date: 2019-03-01",
         ["created: 2019-01-01: date says it here, and was taken"]),
        ("summary: Short.\ndescription: Longer.\nsubtitle: Under.", "description: Longer.",
         ["subtitle: Under.: summary says it here, and was taken"]),
        ("tag: one\ntags: [two]", "tags: [two, one]", []),
        ("tags: [two]\nkeywords: three", "tags: [two]",
         ["keywords: three: tags says it here, and was taken"]),
        ("keywords: three, four", "tags: [three, four]", []),
        ("category: Cat\ncategories: [Cat, Dog]", "tags: [Dog]", []),
        ("author: Ann\ncreator: Bob", "authors: [Ann]",
         ["creator: Bob: author says it here, and was taken"]),
    ],
)  # fmt: skip
def test_of_two_fields_of_one_meaning_the_report_has_the_other(
    tmp_path: Path, typed: str, taken: str, reported: list[str]
) -> None:
    head = f"---\ntitle: A\ndate: 2019-03-01\n{typed}\n---\nWords"
    made = moved(tmp_path, {"a.md": head})["posts/a.md"]
    assert taken in lines(made.content)
    assert [each.partition(": ")[2] for each in told(made, "left out")] == reported
