"""Names of categories, tags and authors: one spelling for each address."""

from __future__ import annotations

from tools.migrate.names import of_text, settled, spellings
from tools.migrate.text import Text


def tagged(*tags: str) -> Text:
    return Text("a.md", {"tags": list(tags)}, "Words")


def test_names_of_one_address_get_the_spelling_that_most_texts_use() -> None:
    dotted, plain = tagged("pump.io"), tagged("pumpio")
    chosen = spellings([dotted, plain, plain])
    assert settled(dotted, chosen)["tags"] == ["pumpio"]


def test_what_this_site_writes_comes_before_what_moves_in() -> None:
    moved = tagged("Sleep", "night")
    chosen = spellings([moved, moved], existing=[tagged("sleep", "Day")])
    assert settled(moved, chosen)["tags"] == ["sleep", "night"]


def test_tags_of_html_are_no_part_of_a_name() -> None:
    typed = tagged("jeep <br>", "<b>R&amp;D</b>", "a < b")
    assert settled(typed, spellings([typed]))["tags"] == ["jeep", "R&D", "a < b"]


def test_signs_between_authors_divide_them_and_those_inside_a_name_do_not() -> None:
    def authors(typed: str) -> list[str]:
        return of_text(Text("a.md", {"authors": typed}, "Words"))["authors"]

    assert authors("Ann and Bob") == ["Ann", "Bob"]
    assert authors("Jane Doe, MD, PhD, Ann Li") == ["Jane Doe MD PhD", "Ann Li"]
    assert authors("Centers for Disease Control and Prevention") == [
        "Centers for Disease Control and Prevention"
    ]
