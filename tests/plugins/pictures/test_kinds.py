"""Kinds of pictures that cameras, scanners and programs write, and one cache for two builds."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pictures.cache import PictureCache
from pictures.encoding import make, read_picture
from pictures.facts import Facts, read_facts
from pictures.making import make_missing
from pictures.options import Options, read_options
from pictures.recipe import Recipe, in_text, own_address
from tests.built_site import ROOT
from tests.plugins.pictures.photos import corner, photo, saved

PHOTO = photo(90, 60)
DEEP = PHOTO.convert("L").convert("I").point(lambda value: value * 256).convert("I;16")


def of_two_frames() -> bytes:
    """As phones write it: a JPEG with a second picture behind the first."""
    out = BytesIO()
    PHOTO.save(out, "MPO", save_all=True, append_images=[corner(90, 60)])
    return out.getvalue()


KINDS = {
    "cmyk.jpg": (saved(PHOTO.convert("CMYK")), "photo"),
    "grey.jpg": (saved(PHOTO.convert("L")), "photo, bare"),
    "phone.jpg": (of_two_frames(), "photo"),
    "profile.jpg": (saved(PHOTO, icc_profile=b"broken"), "photo"),
    "exif.jpg": (saved(PHOTO, exif=b"Exif\0\0broken"), "photo"),
    "comment.jpg": (saved(PHOTO, comment=b"by me"), "photo"),
    "palette.png": (saved(PHOTO.quantize(16), "PNG", transparency=0), "drawing, bare"),
    "clear.png": (saved(PHOTO.quantize(16), "PNG", transparency=bytes(range(16))), "drawing, bare"),
    "scan.png": (saved(DEEP, "PNG"), "photo, bare"),
    "dot.png": (saved(corner(1, 1), "PNG"), "drawing, bare"),
    "line.png": (saved(corner(3000, 1), "PNG"), "drawing, bare"),
    "clear.webp": (saved(PHOTO.convert("RGBA"), "WEBP"), "photo, bare"),
    "clear.avif": (saved(PHOTO.convert("RGBA"), "AVIF"), "photo, bare"),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_becomes_pictures(tmp_path: Path, name: str) -> None:
    raw, kind = KINDS[name]
    path = tmp_path / name
    path.write_bytes(raw)
    facts = read_facts(path, 60)
    assert facts is not None
    found = ("drawing" if facts.drawing else "photo") + (", bare" if facts.bare else "")
    assert found == kind
    recipes = [recipe for each in in_text(facts, Options()) for recipe in each]
    recipes += filter(None, [own_address(facts, Options())])
    for recipe, made in make(read_picture(path), recipes):
        with Image.open(BytesIO(made)) as image:
            assert (image.format, image.size) == (recipe.format, (recipe.width, recipe.height))
            assert not image.info.keys() & {"exif", "icc_profile", "comment", "xmp"}


def test_sixteen_bits_keep_their_brightness(tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(saved(DEEP, "PNG"))
    assert read_picture(tmp_path / "scan.png").tobytes() == PHOTO.convert("L").tobytes()


def test_the_quality_falls_until_a_file_fits() -> None:
    sizes = {
        limit: len(next(make(PHOTO, [Recipe("JPEG", 90, 60, limit)]))[1])
        for limit in (0, 1300, 1000, 10)
    }
    assert sizes[0] > 1300 >= sizes[1300] > 1000 >= sizes[1000] > 0 == sizes[10]
    assert next(make(PHOTO, [Recipe("JPEG", 90, 60, 10, needed=True)]))[1]


@pytest.mark.parametrize(
    ("width", "widths"),
    [(4000, [400, 800, 1200]), (1200, [400, 800, 1200]), (900, [400, 800, 900]), (100, [100])],
)
def test_no_picture_is_made_wider_than_its_source(width: int, widths: list[int]) -> None:
    facts = Facts("d", width, width, "JPEG")
    for recipes in in_text(facts, Options()):
        assert [recipe.width for recipe in recipes] == widths


def test_one_file_under_two_names_and_two_builds_at_once(tmp_path: Path) -> None:
    raw = saved(PHOTO)
    paths = [tmp_path / "a.jpg", tmp_path / "b.jpg"]
    for path in paths:
        path.write_bytes(raw)
    wanted = {path: {"x-90.jpg": Recipe("JPEG", 90, 60)} for path in paths}
    caches = [PictureCache(tmp_path / "cache") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(lambda cache: [*make_missing(wanted, cache)], caches)] == [[]] * 4
    assert [file.name for file in (tmp_path / "cache").iterdir()] == ["x-90.jpg"]


def test_who_waits_for_many_pictures_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = Recipe("JPEG", 2, 2)
    for number in range(50):
        (tmp_path / f"{number}.jpg").write_bytes(saved(corner(4, 4)))
    cache = PictureCache(tmp_path / "cache")
    wanted = {path: {f"{path.name}.jpeg": recipe} for path in tmp_path.glob("*.jpg")}
    assert list(make_missing(wanted, cache)) == list(make_missing(wanted, cache)) == []
    reported = "Making pictures of 50 files; they are kept for later builds.\n"
    assert capsys.readouterr().err == reported


@pytest.mark.parametrize("index", ["", "[]", '{"a": 1}', '{"a": {"seen": [], "facts": {"x": 1}}}'])
def test_a_broken_index_is_read_as_none(tmp_path: Path, index: str) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(PHOTO))
    (tmp_path / "facts.json").write_text(index)
    facts = PictureCache(tmp_path).facts(tmp_path / "a.jpg", 60)
    assert (facts.width, facts.height) == (90, 60) if facts else False


def test_the_readme_has_each_setting_with_its_default() -> None:
    readme = (ROOT / "plugins/pictures/README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(PICTURES_\w+)` \| `(.*?)` \|", readme, re.MULTILINE))
    defaults = read_options({name: eval(value) for name, value in rows.items()})
    assert defaults == (Options(), [])
    assert len(rows) == len(Options.__dataclass_fields__)
