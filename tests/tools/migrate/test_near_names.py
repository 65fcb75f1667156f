"""Names that are nearly the same are one if the writer says so, asked once a group."""

from __future__ import annotations

from collections.abc import Sequence

from tools.migrate.near_names import groups, joined

CHOSEN = {
    ("tags", "psychedelic"): "psychedelic",
    ("tags", "psychedelics"): "psychedelics",
    ("tags", "psychedelicss"): "psychedelicss",
    ("tags", "sleep"): "sleep",
    ("authors", "anna-meyer"): "Anna Meyer",
    ("authors", "anna-mayer"): "Anna Mayer",
}
NAMES = ["psychedelic", "psychedelics", "psychedelicss"]


def test_what_is_near_to_one_of_a_group_is_in_it() -> None:
    assert groups(CHOSEN) == [("authors", ["Anna Mayer", "Anna Meyer"]), ("tags", NAMES)]


def test_each_group_is_asked_once_and_gets_one_name() -> None:
    asked: list[Sequence[str]] = []

    def choose(_question: str, offered: Sequence[str]) -> str:
        asked.append(offered)
        return "Psychedelics" if "psychedelic" in offered else ""

    made = joined(CHOSEN, choose)
    assert asked == [["Anna Mayer", "Anna Meyer"], NAMES]
    assert [made["tags", name] for name in NAMES] == ["Psychedelics"] * 3
    assert made["authors", "anna-mayer"] == "Anna Mayer"
    assert groups(made) == [("authors", ["Anna Mayer", "Anna Meyer"])]


def test_who_ends_the_input_keeps_the_rest_apart() -> None:
    def choose(_question: str, offered: Sequence[str]) -> str:
        if "psychedelic" in offered:
            raise EOFError
        return offered[0]

    made = joined(CHOSEN, choose)
    assert {made["authors", "anna-mayer"], made["authors", "anna-meyer"]} == {"Anna Mayer"}
    assert made["tags", "psychedelics"] == "psychedelics"
