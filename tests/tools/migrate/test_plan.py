"""Places: files, addresses, aliases, and what cannot be one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.migrate import addresses, dates
from tools.migrate.plan import Plan, plan
from tools.migrate.slugs import Known
from tools.migrate.text import Source, Text

SITE = Source(Path())


def text(slug: str, *old: str, date: str = "2019-03-01", **fields: object) -> Text:
    given = {"title": slug, "slug": slug, "date": date, **fields}
    return Text(f"{slug}.md", given, "Words", addresses=old)


def planned(*texts: Text, existing: dict[str, Known] | None = None) -> Plan:
    return plan(texts, SITE, "en", existing or {})


def files(made: Plan) -> list[str]:
    return [place.file for place in made.places]


def test_an_address_that_cannot_stay_has_an_alias() -> None:
    made = planned(text("A_Night", "/2019/03/A_Night/"))
    assert (made.places[0].file, made.places[0].aliases) == (
        "posts/a-night.md",
        ("/2019/03/A_Night/",),
    )


def test_an_address_that_stays_needs_no_alias() -> None:
    assert planned(text("a", "/a/", "/a/index.html")).places[0].aliases == ()


def test_no_two_texts_have_one_address() -> None:
    made = planned(text("a", "/x/"), text("A", "/x/", "/y/"), text("blog"))
    assert files(made) == ["posts/a.md", "posts/a-2.md", "posts/blog-2.md"]
    assert [place.aliases for place in made.places] == [("/x/",), ("/y/",), ()]
    assert [kind for kind, _, _ in made.places[1].problems] == ["address"]


def test_a_text_that_was_moved_in_before_keeps_its_place() -> None:
    there = {"posts/a.md": Known("a", "2019-03-01"), "pages/b.md": Known("b", "")}
    assert files(planned(text("a"), text("b"), existing=there)) == ["posts/a.md", "posts/b-2.md"]


def test_a_text_of_this_site_is_not_taken_for_one_that_moves_in() -> None:
    there = {"posts/a.md": Known("a", "2026-01-01")}
    assert files(planned(text("a"), existing=there)) == ["posts/a-2.md"]


def test_a_text_without_a_date_is_a_page_and_no_date_is_made_up() -> None:
    made = planned(text("a", date=""), text("b", date="soon"))
    assert files(made) == ["pages/a.md", "pages/b.md"]
    assert [kind for kind, _, _ in made.places[1].problems] == ["date", "date"]


def test_other_scripts_get_their_day_as_address_and_keep_the_old_one() -> None:
    made = planned(text("睡眠"), text("%e7%9d%a1", "/%e7%9d%a1/"))
    assert files(made) == ["posts/text-2019-03-01.md", "posts/text-2019-03-01-2.md"]
    assert made.places[1].aliases == ("/睡/",)


def test_a_translation_is_known_by_the_slug_of_its_original() -> None:
    made = planned(text("a"), text("a", lang="de"), text("c", lang="de"))
    assert files(made) == ["posts/a.md", "posts/a.de.md", "posts/c.de.md"]
    assert [place.is_translation for place in made.places] == [False, True, False]


def test_links_find_texts_by_any_form_of_their_address() -> None:
    made = planned(text("a", "/2019/a.html", "/?p=12"))
    found = {
        key: made.by_address.get(addresses.key(key)) for key in ("/2019/a/", "?p=12", "/?p=1", "/")
    }
    assert found == {"/2019/a/": "posts/a.md", "?p=12": "posts/a.md", "/?p=1": None, "/": None}


def test_dates_of_every_form() -> None:
    forms = {
        "2019-03-01": "2019-03-01",
        "2019-03-01 09:30:00 +0200": "2019-03-01T09:30:00+02:00",
        "March 1, 2019": "2019-03-01",
        "2019/3/1 9:30": "2019-03-01T09:30:00+01:00",
        "Fri, 01 Mar 2019 09:30:00 GMT": "2019-03-01T09:30:00Z",
        "2019-03-01T09:30:00.123Z": "2019-03-01T09:30:00Z",
        "20190301": "2019-03-01",
        "13/2/2019": "2019-02-13",
        "1.1.2019": "2019-01-01",
        "Fri Mar 01 2019 09:30:00 GMT+0200": "2019-03-01T09:30:00+02:00",
        "2019-03-01 09:30 UTC-5": "2019-03-01T09:30:00-05:00",
        "2019-03-01 09:30 EST": "2019-03-01T09:30:00-05:00",
    }
    found = {typed: dates.parse(typed, "Europe/Berlin") for typed in forms}
    assert {typed: each and dates.written(each) for typed, each in found.items()} == forms


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2.11.2026", "2026-02-11 or 2026-11-02"),
        ("1/2/2026 20:26", "2026-01-02 or 2026-02-01"),
        ("26-02-01", "2001-02-26 or 2026-01-02 or 2026-02-01"),
        ("5 March 19", "2005-03-19 or 2019-03-05"),
    ],
)
def test_no_day_is_chosen_of_several_that_a_date_may_be(typed: str, days: str) -> None:
    place = planned(text("a", date=typed)).places[0]
    assert (place.moment, place.problems[0]) == (None, ("date", typed, f"may be {days}"))


def test_the_meaning_of_a_date_does_not_depend_on_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("time.tzname", ("IST", "IST"))
    assert dates.parse("2019-03-01 09:30 IST") is None


def test_what_is_no_date_is_none() -> None:
    assert [
        dates.parse(typed) for typed in ("", "soon", "2019", "March 2019", "99999", "10:30")
    ] == ([None] * 6)
