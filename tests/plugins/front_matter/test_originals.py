"""A translation whose original is not there is told with the line of its field."""

from __future__ import annotations

from front_matter.originals import Text, without_original

GERMAN = Text("a-de.md", "article", "a", is_translation=True, line=5)


def reported(*texts: Text) -> list[str]:
    return [f"{each.level} {each.at(path)}" for path, each in without_original(texts)]


def test_a_translation_without_an_original_is_told_with_line_and_remedy() -> None:
    assert reported(GERMAN, Text("b.md", "article", "b", is_translation=False, line=1)) == [
        "warning a-de.md:5: translation: true: want an original with the slug a;"
        " give both the slug of the original, or delete the line"
    ]


def test_a_page_is_no_original_of_an_article_and_neither_is_a_translation() -> None:
    page = Text("a.md", "page", "a", is_translation=False, line=1)
    french = Text("a-fr.md", "article", "a", is_translation=True, line=4)
    assert [line.split()[1].split(":")[0] for line in reported(GERMAN, page, french)] == [
        "a-de.md",
        "a-fr.md",
    ]


def test_a_translation_with_its_original_is_right() -> None:
    assert reported(GERMAN, Text("a.md", "article", "a", is_translation=False, line=1)) == []
