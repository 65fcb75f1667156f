"""Social pictures in a stock Pelican site."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from page_policy.colours import read_colours
from social_pictures.drawing import Painter
from social_pictures.options import COLOURS, Options
from tests.built_site import ROOT, BuiltSite
from tests.plugins.pictures.photos import corner, saved
from tests.stock_site import build_stock

SHOWN = "{{ article.social_picture.url if article.social_picture is defined else 'none' }}"
ALT = "{{ article.social_picture.alt if article.social_picture is defined else '' }}"
TEMPLATE = (
    "{% extends '!simple/article.html' %}"
    f"{{% block content %}}<p id=url>{SHOWN}</p><p id=alt>{ALT}</p>{{% endblock %}}"
)


def post(title: str, *fields: str) -> str:
    return "\n".join([f"Title: {title}", "Date: 2020-01-01", *fields, "", "Text."])


def build(folder: Path, files: dict[str, str], **settings: Any) -> BuiltSite:
    return build_stock(
        folder,
        {"overrides/article.html": TEMPLATE, **files},
        **{
            "PLUGINS": ["report", "documents", "pictures", "social_pictures"],
            "SITEURL": "https://x.example",
            "CACHE_PATH": str(folder / "cache"),
            **settings,
        },
    )


def shown(site: BuiltSite, page: str) -> tuple[str, str]:
    """The address of the picture, and its words."""
    url, alt = (site.page(page).xpath(f"string(//p[@id='{name}'])") for name in ("url", "alt"))
    return str(url), str(alt)


def test_each_article_has_a_picture_with_its_title_and_the_site(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {
            "content/a.md": post("One <em>title</em> &amp; more"),
            "content/b.md": post("Another"),
            "content/d.md": post("A draft", "Status: draft"),
            "content/pages/p.md": "Title: Page\n\nText.\n",
        },
    )
    url, alt = shown(site, "one-title-more.html")
    assert alt == "One title & more – Site"
    image = Image.open(BytesIO((site.output / url).read_bytes()))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert len(list((site.output / "social").iterdir())) == 2
    assert shown(site, "drafts/a-draft.html") == ("none", "")


def test_a_thumbnail_takes_its_place(tmp_path: Path) -> None:
    picture = tmp_path / "content" / "images" / "a.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(saved(corner(1300, 700)))
    site = build(tmp_path, {"content/a.md": post("A", "Thumbnail: images/a.jpg")})
    url, alt = shown(site, "a.html")
    assert (url.split("/")[0], alt) == ("pictures", "A")
    assert not (site.output / "social").exists()


def test_letters_that_the_font_lacks_are_one_warning(tmp_path: Path) -> None:
    files = {
        "content/a.md": post("睡眠", "Slug: a"),
        "content/b.md": post("睡眠 2", "Slug: b"),
        "content/c.md": post("Кетамин, κεταμίνη, trầm cảm", "Slug: c"),
    }
    site = build(tmp_path, files)
    assert site.status == 0
    assert [shown(site, f"{page}.html")[0] == "none" for page in "abc"] == [True, True, False]
    found = [line for line in site.report.splitlines() if "the font" in line]
    assert found == [
        "content/a.md:1: title: the font has no 睡, 眠: links to this text and 1 more show the"
        " site's picture; name a font of that script in SOCIAL_PICTURES_FONT, or give the text"
        " a thumbnail (warning)"
    ]


def test_a_site_without_an_address_draws_nothing(tmp_path: Path) -> None:
    site = build(tmp_path, {"content/a.md": post("A")}, SITEURL="")
    assert shown(site, "a.html")[0] == "none"


def test_the_bytes_are_the_same_each_time_and_come_from_the_cache(tmp_path: Path) -> None:
    files = {f"content/{at}.md": post(f"Title {at}") for at in range(8)}
    sites = [build(tmp_path / name, files) for name in ("a", "b")]
    made = [
        {file.name: file.read_bytes() for file in (site.output / "social").iterdir()}
        for site in sites
    ]
    assert made[0] == made[1]
    assert len(made[0]) == 8
    cache = tmp_path / "a" / "cache" / "social_pictures"
    for file in cache.iterdir():
        file.write_bytes(b"kept")
    again = build(tmp_path / "a", files)
    assert {file.read_bytes() for file in (again.output / "social").iterdir()} == {b"kept"}


def test_two_titles_differ_where_the_title_stands_and_nowhere_else() -> None:
    painter = Painter(Options(), "Site")
    one, two = (Image.open(BytesIO(painter.draw(title))) for title in ("Sleep", "Wake"))
    left, top, right, bottom = ImageChops.difference(one, two).getbbox() or (0, 0, 0, 0)
    assert left >= 70
    assert top >= 100
    assert right <= 600
    assert bottom <= 400


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"SOCIAL_PICTURES_COLORS": {}},
            "SOCIAL_PICTURES_COLORS: is no setting of social",
        ),
        ({"SOCIAL_PICTURES_COLOURS": {"ink": "red"}}, "want colours by name, each as #rrggbb"),
        ({"SOCIAL_PICTURES_FONT": "no.ttf"}, "SOCIAL_PICTURES_FONT: 'no.ttf': want a file"),
        ({"SOCIAL_PICTURES_FOLDER": "/"}, "SOCIAL_PICTURES_FOLDER: '/': want the name of a folder"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, settings: dict[str, Any], message: str) -> None:
    site = build(tmp_path, {"content/a.md": post("A")}, **settings)
    assert site.status == 1
    assert message in site.report


def test_the_colours_are_those_of_this_theme() -> None:
    tokens = read_colours((ROOT / "theme/static/css/tokens.css").read_text())
    assert {name: tokens[name].light for name in COLOURS} == COLOURS


def test_the_font_comes_with_its_licence() -> None:
    fonts = ROOT / "plugins/social_pictures/fonts"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts / "OFL.txt").read_text()
