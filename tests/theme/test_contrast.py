"""The colours of the tokens against each other, computed as WCAG 2.2 defines contrast."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pygments.token import STANDARD_TYPES

TOKENS = Path(__file__).parents[2] / "theme/static/css/tokens.css"
PAIR = re.compile(r"--([a-z]+): light-dark\((#[0-9a-f]{3,6}), (#[0-9a-f]{3,6})\);")
TEXT_AAA, TEXT_AA, PARTS = 7, 4.5, 3  # success criteria 1.4.6, 1.4.3 and 1.4.11


def colours(css: str) -> list[dict[str, str]]:
    """The light and the dark value of each token in *css*."""
    found = PAIR.findall(css)
    return [{name: light for name, light, _ in found}, {name: dark for name, _, dark in found}]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


NORMAL, MORE = TOKENS.read_text(encoding="utf-8").split("@media (prefers-contrast: more)")
SCHEMES = dict(zip(("light", "dark"), colours(NORMAL), strict=True))
CONTRAST = {
    name: {**SCHEMES[name], **own}
    for name, own in zip(("light", "dark"), colours(MORE), strict=True)
}


def test_contrast_is_that_of_the_standard() -> None:
    assert (contrast("#000", "#ffffff"), round(contrast("#777777", "#fff"), 2)) == (21, 4.48)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *(("ink", ground, TEXT_AAA) for ground in ("paper", "surface", "tint", "glow")),
        *(("muted", ground, TEXT_AAA) for ground in ("paper", "surface")),
        *(("accent", ground, TEXT_AA) for ground in ("paper", "surface", "tint")),
        *(("warm", ground, TEXT_AAA) for ground in ("paper", "glow")),
        ("paper", "accent", TEXT_AA),
        ("accent", "glow", PARTS),
    ],
)
def test_colours_stand_out(scheme: str, ink: str, ground: str, least: float) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens[ink], tokens[ground]) >= least


CODE = (TOKENS.parent / "code.css").read_text(encoding="utf-8")
PAPER = (TOKENS.parents[1] / "print/print.css").read_text(encoding="utf-8")
PRINTED = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", PAPER))


@pytest.mark.parametrize("scheme", [*SCHEMES.values(), SCHEMES["light"] | PRINTED])
@pytest.mark.parametrize("ink", sorted({*re.findall(r"color: var\(--([a-z]+)\)", CODE), "ink"}))
@pytest.mark.parametrize("ground", ["surface", "tint"])
def test_code_stands_out_on_screen_and_on_paper(
    scheme: dict[str, str], ink: str, ground: str
) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= TEXT_AA


def test_every_kind_of_token_that_code_css_names_is_one_of_pygments() -> None:
    kinds = set(STANDARD_TYPES.values()) | {"hll"}
    named = set(re.findall(r"\.([a-z]+)(?=[, )])", CODE.split("*/")[1])) - {"highlight"}
    starts = set(re.findall(r'class\^="([a-z])"', CODE))
    assert named <= kinds
    assert all(any(kind.startswith(start) for kind in kinds) for start in starts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "accent", "warm"])
def test_who_asks_for_more_contrast_gets_more(scheme: str, ink: str) -> None:
    more, normal = CONTRAST[scheme], SCHEMES[scheme]
    assert contrast(more[ink], more["paper"]) > contrast(normal[ink], normal["paper"])
