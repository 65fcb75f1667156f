"""Icons that show what the site does not say any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from page_policy.colours import read_colours
from site_identity.drawn import drawn_from, noted, old_icons
from site_identity.read import mistakes_left_out, read_identity

LEAST = """name = "Crumbs"
subtitle = "Bread"
address = "https://crumbs.example"
author = "Ann"
security_expires = 2027-11-01T00:00:00Z
"""
COLOURS = """[colours]
accent = ["#123456", "#abcdef"]
ink = ["#000000", "#ffffff"]
"""
TOKENS = """
--paper: light-dark(#ffffff, #000000);
--accent: light-dark(#123456, #abcdef);
--ink: light-dark(#111111, #eeeeee);
--warm: light-dark(#222222, #dddddd);
"""
SVG = "<svg><title>Crumbs</title></svg>"
MARK = '<svg><path fill="var(--warm)"/></svg>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A project whose icons have just been made."""
    for name, text in {"css/tokens.css": TOKENS, "icons/icon.svg": SVG}.items():
        (tmp_path / "theme/static" / name).parent.mkdir(parents=True)
        (tmp_path / "theme/static" / name).write_text(text)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/mark.svg").write_text(MARK)
    draw(tmp_path, LEAST)
    return tmp_path


def draw(folder: Path, text: str) -> None:
    (folder / "site.toml").write_text(text)
    site = read_identity(folder / "site.toml")
    mark = MARK if site.mark else ""
    note = drawn_from(site, mark, read_colours(TOKENS))
    (folder / "theme/static/icons/icon.svg").write_text(noted(SVG, note))


def reported(folder: Path) -> list[str]:
    return [
        str(each) for each in old_icons(folder / "site.toml", folder / "theme", folder / "content")
    ]


def test_icons_of_the_site_as_it_is_are_passed_over(site: Path) -> None:
    assert reported(site) == []


@pytest.mark.parametrize(
    ("text", "line", "fields"),
    [
        (LEAST.replace("Crumbs", "Loaves"), "1: name", "name"),
        (
            LEAST.replace("Bread", "Buns").replace("Crumbs", "Loaves"),
            "1: name",
            "name and subtitle",
        ),
        (LEAST + 'initials = "X"\n', "6: initials", "initials"),
        (LEAST + 'mark = "mark.svg"\n', "6: mark", "mark and colours"),
        (LEAST + COLOURS.replace("123456", "654321"), "6: colours", "colours"),
    ],
)
def test_what_has_changed_since_is_told_in_one_line(
    site: Path, text: str, line: str, fields: str
) -> None:
    (site / "site.toml").write_text(text)
    assert reported(site) == [
        f"site.toml:{line}: the icons and the share picture show the old {fields};"
        " run `invoke icons`"
    ]


def test_a_colour_that_no_icon_shows_may_change(site: Path) -> None:
    (site / "site.toml").write_text(LEAST + COLOURS)
    assert reported(site) == []


def test_a_colour_of_the_mark_may_not(site: Path) -> None:
    text = LEAST + 'mark = "mark.svg"\n'
    draw(site, text)
    assert reported(site) == []
    (site / "site.toml").write_text(text + '[colours]\nwarm = ["#000000", "#ffffff"]\n')
    assert "the old colours;" in reported(site)[0]


def test_icons_without_a_note_and_those_of_another_project_are_passed_over(site: Path) -> None:
    (site / "site.toml").write_text(LEAST.replace("Crumbs", "Loaves"))
    other = site / "other/site.toml"
    other.parent.mkdir()
    other.write_text(LEAST.replace("Crumbs", "Loaves"))
    assert list(old_icons(other, site / "theme", site / "content")) == []
    with mistakes_left_out():
        assert reported(site) == []
    (site / "theme/static/icons/icon.svg").write_text(SVG)
    assert reported(site) == []
