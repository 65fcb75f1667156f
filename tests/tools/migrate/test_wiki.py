"""Wiki links lead to the texts and pictures of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.migrate import exports
from tests.tools.migrate.moving import body, moved, told

OTHERS: dict[str, str | bytes] = {
    "two.md": "## Head here\n\nBack to [[one]].",
    "Two (2) words.md": "Words",
    "sub/p.png": exports.PNG,
    "q.png": exports.PNG,
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("[[two]]", "[two]({filename}/pages/two.md)"),
        ("[[sub/two|the other]]", "[the other]({filename}/pages/two.md)"),
        ("[[Two (2) words]]", "[Two (2) words]({filename}/pages/two-2-words.md)"),
        ("[[two#Head here]]", "[two > Head here]({filename}/pages/two.md#head-here)"),
        ("[[two#One#Héad & more!|x]]", "[x]({filename}/pages/two.md#head-more)"),
        ("[[#Head here]]", "[Head here](#head-here)"),
        ("![[two]]", "[two]({filename}/pages/two.md)"),
        ("| [[two\\|x]] |", "| [x]({filename}/pages/two.md) |"),
        ("![[p.png]]", "![]({static}/images/sub/p.png)"),
        ("![[sub/p.png|A cat]]", "![A cat]({static}/images/sub/p.png)"),
        ("![[q.png|A cat|300x200]]", "![A cat]({static}/images/q.png)"),
        ("![[q.png|300]]", "![]({static}/images/q.png)"),
        ("[[p.png]]", "[p.png]({static}/images/sub/p.png)"),
        ("`[[two]]`", "`[[two]]`"),
    ],
)
def test_a_wiki_link_leads_where_it_led(tmp_path: Path, typed: str, expected: str) -> None:
    one = moved(tmp_path, {"one.md": f"# One\n\n{typed}", **OTHERS})["pages/one.md"]
    assert body(one) == expected
    assert (told(one, "link"), told(one, "wiki link")) == ([], [])


@pytest.mark.parametrize(
    ("typed", "expected", "problem"),
    [
        (
            "[[nope|Elsewhere]]",
            "Elsewhere",
            "Elsewhere: [[nope|Elsewhere]] leads to nothing that was moved in; "
            "its words stand there",
        ),
        (
            "![[nope.png]]",
            "nope.png",
            "nope.png: ![[nope.png]] leads to nothing that was moved in; its words stand there",
        ),
        (
            "[[two#^a1]]",
            "[two]({filename}/pages/two.md)",
            "two: [[two#^a1]] led to a paragraph; link to a heading",
        ),
    ],
)
def test_a_wiki_link_that_cannot_lead_there_is_told_with_its_line(
    tmp_path: Path, typed: str, expected: str, problem: str
) -> None:
    one = moved(tmp_path, {"one.md": f"# One\n\nWords\n\n{typed}", **OTHERS})["pages/one.md"]
    assert body(one) == f"Words\n\n{expected}"
    line = one.content.split("\n").index(expected) + 1
    assert told(one, "wiki link") == [f"{line}: {problem}"]


def test_an_alias_that_is_a_name_is_no_address_and_leads_to_its_text(tmp_path: Path) -> None:
    texts = {
        "one.md": "[[Alt name]], [[alt NAME|words]] and [[Two]]",
        "a.md": "---\naliases: [Alt name, Two, /old/]\n---\nWords",
        "two.md": "Words",
    }
    made = moved(tmp_path, texts)
    one = "{filename}/pages/a.md"
    assert body(made["pages/one.md"]) == (
        f"[Alt name]({one}), [words]({one}) and [Two]({{filename}}/pages/two.md)"
    )
    assert "aliases: [/old/]" in made["pages/a.md"].content.split("\n")
