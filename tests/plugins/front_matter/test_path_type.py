"""How long an old address may be, as it is typed and as a server sees it."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from front_matter.field_type import FieldType
from front_matter.node import Scalar
from front_matter.path_type import decoded, old_path

PLACES = {
    "letters of one byte": f"/{'a' * 199}",
    "letters of two bytes": f"/{'é' * 127}/",
    "letters of three bytes, the longest name that a file may have": f"/{'猫' * 85}/",
    "letters of four bytes, two names": f"/{'𠮷' * 63}/{'𠮷' * 63}/",
    "as many letters of four bytes as an address may have": "/" + "/".join(["𠮷" * 49] * 4),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_an_address_that_fits_may_be_typed_as_browsers_copy_it(place: str) -> None:
    copied = quote(place)
    assert (decoded(place), decoded(copied)) == (place, place)
    assert len(copied) <= old_path().schema["maxLength"]


TOO_LONG = {
    "characters": (f"/{'a' * 100}/{'b' * 100}", "it has more than 200 characters"),
    "encoded characters": (
        quote("/" + "/".join(["é" * 67] * 3)),
        "it has more than 200 characters",
    ),
    "bytes of a name": (f"/{'é' * 128}/", "no file has this name"),
    "anything": (f"/{'%61' * 2000}/", "it has more than 200 characters"),
}


@pytest.mark.parametrize(("typed", "why"), TOO_LONG.values(), ids=TOO_LONG)
def test_a_longer_address_is_refused_and_the_reason_told(typed: str, why: str) -> None:
    assert refusals(old_path(), typed) == [f"have your host lead it to the text: {why}"]


def refusals(kind: FieldType, typed: str) -> list[str]:
    found: list[str] = []

    def refuse(_line: int, _typed: str, _wanted: str, remedy: str) -> None:
        found.append(remedy)

    kind.read(Scalar(typed, 1), refuse)
    return found
