"""Pictures in a stock Pelican site, as readers get them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.built_site import BuiltSite
from tests.plugins.pictures.photos import NAME, corner, photo, profile, saved
from tests.stock_site import build_stock

TEXT = """Title: A
Date: 2020-01-01

![One]({static}/images/one.jpg)

![Two]({static}../images/two.png "Two")

![Three]({static}/images/three.svg){: width="20" height="10" }
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400"></svg>'
URL = "https://x.example"


def build(folder: Path, pictures: dict[str, bytes], text: str = TEXT, **settings: Any) -> BuiltSite:
    """A site of one text with *pictures* below `content/images`."""
    images = folder / "content" / "images"
    images.mkdir(parents=True, exist_ok=True)
    for name, raw in pictures.items():
        (images / name).write_bytes(raw)
    return build_stock(
        folder,
        {"content/posts/a.md": text},
        **{
            "PLUGINS": ["report", "documents", "pictures"],
            "SITEURL": URL,
            "CACHE_PATH": str(folder / "cache"),
            "MARKDOWN": {"extensions": ["attr_list"]},
            **settings,
        },
    )


def sources(srcset: str) -> dict[int, str]:
    """The path of each width in the output."""
    parts = [part.split() for part in srcset.split(", ")]
    return {int(width[:-1]): address.removeprefix(f"{URL}/") for address, width in parts}


def opened(site: BuiltSite, path: str) -> Image.Image:
    image = Image.open(BytesIO((site.output / path).read_bytes()))
    image.load()
    return image


def one_picture(site: BuiltSite) -> tuple[dict[str, str], dict[str, str]]:
    """The attributes of the first `<source>` and `<img>`."""
    page = site.page("a.html")
    source, image = page.xpath("//picture/source")[0], page.xpath("//picture//img")[0]
    return dict(source.attrib), dict(image.attrib)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A photo of 12 megapixels held upright, a screenshot, a drawing."""
    pictures = {
        "one.jpg": saved(photo(4000, 3000), orientation=6, quality=92, icc_profile=profile()),
        "two.png": saved(corner(900, 600), "PNG", orientation=1),
        "three.svg": SVG.encode(),
    }
    return build(tmp_path_factory.mktemp("site"), pictures)


def test_a_photo_of_twelve_megapixels_costs_at_most_60_kilobytes(site: BuiltSite) -> None:
    source, image = one_picture(site)
    assert source["type"] == "image/avif"
    assert list(sources(source["srcset"])) == [400, 800, 1200]
    for srcset in (source["srcset"], image["srcset"]):
        for path in sources(srcset).values():
            assert 0 < (site.output / path).stat().st_size <= 60_000
    assert source["sizes"] == image["sizes"] == "(min-width: 42rem) 38rem, 100vw"
    assert image["src"] == f"{URL}/{list(sources(image['srcset']).values())[-1]}"


def test_each_file_is_of_the_width_and_kind_that_it_is_listed_with(site: BuiltSite) -> None:
    source, image = one_picture(site)
    for srcset, kind in ((source["srcset"], "AVIF"), (image["srcset"], "JPEG")):
        for width, path in sources(srcset).items():
            made = opened(site, path)
            assert (made.format, made.width, made.height) == (kind, width, round(width * 4 / 3))


def test_a_picture_keeps_its_place_and_waits_below_the_first(site: BuiltSite) -> None:
    images = site.page("a.html").xpath("//article//img | //img")
    found = [[each.get(name) for name in ("width", "height", "loading")] for each in images]
    assert found == [["3000", "4000", None], ["900", "600", "lazy"], ["20", "10", "lazy"]]


def test_no_file_has_the_data_of_a_camera(site: BuiltSite) -> None:
    checked = 0
    for path in site.output.rglob("*"):
        if path.suffix in {".jpg", ".png", ".avif", ".webp"}:
            raw = path.read_bytes()
            assert b"Exif\0" not in raw
            assert NAME.encode() not in raw
            with Image.open(path) as image:
                assert not dict(image.getexif())
                assert not image.info.keys() & {"exif", "xmp", "icc_profile", "comment"}
            checked += 1
    assert checked >= 9


def test_a_picture_is_turned_at_its_own_address_too(tmp_path: Path) -> None:
    site = build(tmp_path, {"one.jpg": saved(corner(300, 200), orientation=6)})
    for path in ["images/one.jpg", *sources(one_picture(site)[1]["srcset"]).values()]:
        made = opened(site, path).convert("RGB")
        assert made.size == (200, 300)
        red, green, blue = made.getpixel((190, 10))
        assert red > 200
        assert max(green, blue) < 60


def test_a_drawing_stays_sharp_in_webp(site: BuiltSite) -> None:
    picture = site.page("a.html").xpath("//picture[.//img[@alt='Two']]")[0]
    source = picture.xpath("source")[0]
    assert source.get("type") == "image/webp"
    made = opened(site, sources(source.get("srcset"))[900])
    assert made.convert("RGB").tobytes() == corner(900, 600).tobytes()


def test_a_file_without_camera_data_is_published_as_it_is(tmp_path: Path) -> None:
    raw = saved(photo(300, 200))
    site = build(tmp_path, {"one.jpg": raw})
    assert (site.output / "images/one.jpg").read_bytes() == raw


def test_the_largest_at_an_own_address_is_bounded(tmp_path: Path) -> None:
    site = build(tmp_path, {"one.jpg": saved(photo(600, 200))}, PICTURES_LARGEST=300)
    assert opened(site, "images/one.jpg").size == (300, 100)


@pytest.mark.thorough
def test_two_caches_get_the_same_bytes_and_a_cache_is_used(tmp_path: Path) -> None:
    pictures = {"one.jpg": saved(photo(700, 500)), "two.png": saved(photo(640, 480), "PNG")}
    made = [build(tmp_path / name, pictures) for name in ("a", "b")]
    files = [
        {path.relative_to(each.output): path.read_bytes() for path in each.output.rglob("*.*")}
        for each in made
    ]
    assert files[0] == files[1]
    cached = sorted((tmp_path / "a" / "cache" / "pictures").glob("*.avif"))
    before = [path.stat().st_mtime_ns for path in cached]
    build(tmp_path / "a", pictures)
    assert [path.stat().st_mtime_ns for path in cached] == before != []


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            saved(photo(300, 200))[:3000],
            "content/images/one.jpg:1: file: cannot be read: image file is truncated",
        ),
        (b"GIF89a" + bytes(50), "content/images/one.jpg:1: file: want a whole JPEG"),
        (b"", "content/images/one.jpg:1: file: want a whole JPEG"),
        (
            saved(corner(2000, 1000)),
            "content/images/one.jpg:1: file: 2,000 × 1,000 pixels: want at most 1 megapixels;"
            " make it smaller\n",
        ),
    ],
    ids=["truncated", "of another kind", "empty", "too large"],
)
def test_a_file_of_which_nothing_can_be_made_is_named(
    tmp_path: Path, raw: bytes, message: str
) -> None:
    site = build(tmp_path, {"one.jpg": raw}, PICTURES_MEGAPIXELS=1)
    assert site.status == 1
    assert message in site.report
    assert "Traceback" not in site.report


def test_a_report_makes_no_picture_and_tells_what_none_can_be_made_of(tmp_path: Path) -> None:
    whole = {"one.jpg": saved(photo(700, 500)), "two.png": saved(photo(640, 480), "PNG")}
    cut = {**whole, "one.jpg": whole["one.jpg"][:3000]}
    site = build(tmp_path / "a", cut, REPORT_ONLY=True)
    assert "content/images/one.jpg:1: file: cannot be read: image file is truncated" in site.report
    build(tmp_path / "a", whole, REPORT_ONLY=True)
    made = {path.suffix for path in (tmp_path / "a" / "cache" / "pictures").iterdir()}
    assert made <= {".json"}
    after, fresh = (build(tmp_path / name, whole) for name in ("a", "b"))
    assert after.text("a.html") == fresh.text("a.html")


@pytest.mark.parametrize(("name", "kind"), [("one.webp", "WEBP"), ("one.gif", "GIF")])
def test_a_moving_picture_is_refused(tmp_path: Path, name: str, kind: str) -> None:
    frames = [corner(50, 50), corner(50, 50, "blue")]
    raw = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    site = build(tmp_path, {name: raw}, TEXT.replace("one.jpg", name))
    assert f"content/images/{name}:1: file: it moves: want a still picture; save one frame" in (
        site.report
    )


def test_a_moving_picture_is_told_once(tmp_path: Path) -> None:
    frames = [corner(50, 50), corner(50, 50, "blue")]
    raw = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    plugins = ["report", "documents", "source_tree", "pictures"]
    site = build(tmp_path, {"one.webp": raw}, TEXT.replace("one.jpg", "one.webp"), PLUGINS=plugins)
    assert site.report.count("one.webp:1: file: ") == 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"PICTURES_WIDTH": [1]}, "PICTURES_WIDTH: is no setting of pictures; did you mean"),
        ({"PICTURES_WIDTHS": ["1"]}, "PICTURES_WIDTHS: ['1']: want a list of widths"),
        ({"PICTURES_FOLDER": "../x"}, "PICTURES_FOLDER: '../x': want the name of a folder"),
        ({"PICTURES_BYTES": True}, "PICTURES_BYTES: True: want a whole number"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, settings: dict[str, Any], message: str) -> None:
    assert message in build(tmp_path, {}, **settings).report


def test_with_relative_addresses_a_picture_has_one_file(tmp_path: Path) -> None:
    site = build(tmp_path, {"one.jpg": saved(corner(300, 200), orientation=6)}, RELATIVE_URLS=True)
    image = site.page("a.html").xpath("//img")[0]
    assert (image.get("src"), image.get("srcset")) == ("./images/one.jpg", None)
    assert (image.get("width"), image.get("height")) == ("200", "300")


def test_a_thumbnail_gives_the_pictures_for_cards_and_lists(tmp_path: Path) -> None:
    shown = "{{ article.social_picture.url }} {{ article.list_picture.url }}."
    override = f"{{% extends '!simple/article.html' %}}{{% block content %}}{shown}{{% endblock %}}"
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "article.html").write_text(override)
    text = "Title: A\nDate: 2020-01-01\nThumbnail: images/one.jpg\n\nText.\n"
    site = build(tmp_path, {"one.jpg": saved(photo(1500, 1500))}, text, PICTURES_IN_LISTS=True)
    social, listed = re.findall(r"pictures/\S+\.(?:jpg|webp)", site.text("a.html"))
    assert (opened(site, social).format, opened(site, social).size) == ("JPEG", (1200, 630))
    assert (opened(site, listed).format, opened(site, listed).size) == ("WEBP", (240, 160))


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_modern_sources_are_read_too(tmp_path: Path, kind: str) -> None:
    name = f"one.{kind.lower()}"
    raw = saved(photo(500, 300), kind, orientation=1)
    site = build(tmp_path, {name: raw}, TEXT.replace("one.jpg", name))
    image = site.page("a.html").xpath("//img[@alt='One']")[0]
    made = [opened(site, path) for path in sources(image.get("srcset")).values()]
    assert [(each.format, each.width) for each in made] == [(kind, 400), (kind, 500)]
    assert len(site.page("a.html").xpath("//picture[.//img[@alt='One']]")) == (kind == "WEBP")
    assert NAME.encode() not in (site.output / "images" / name).read_bytes()


def test_a_photo_that_names_its_place_is_told_once(tmp_path: Path) -> None:
    raw = saved(corner(900, 600), orientation=1)
    for _ in range(2):  # the second build knows the facts of the file
        built = build(tmp_path, {"one.jpg": raw, "two.png": saved(corner(9, 9), "PNG")})
        reported = [line for line in built.report.splitlines() if "place" in line]
        assert len(reported) == 1
        assert "content/images/one.jpg:1: place: names the place where it was taken" in reported[0]
