"""Drawings that act or fetch."""

from __future__ import annotations

import pytest

from source_tree.svg_safety import diagnostics

WANTED = "want a drawing that neither acts nor fetches"


def reported(text: str) -> list[str]:
    return [f"{each.line}: {each.problem}" for each in diagnostics(text)]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<script>x</script>", "<script>"),
        ("<SCRIPT/>", "<SCRIPT>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<g onload="x"/>', "onload"),
        ('<a href="javascript:x"/>', "javascript:"),
        ('<image href="https://x.example/a.png"/>', "https://x.example/a.png"),
        ('<use xlink:href="//x.example/a.svg#b"/>', "//x.example/a.svg#b"),
        ("<style>@import 'x';</style>", "@import"),
    ],
)
def test_what_acts_or_fetches_is_refused_at_its_line(inside: str, expected: str) -> None:
    assert reported(f"<svg>\n{inside}\n</svg>") == [f"2: {expected}: {WANTED}"]


def test_an_entity_declaration_is_refused() -> None:
    assert reported('<!DOCTYPE svg [\n<!ENTITY a "b">]><svg/>') == [
        f"1: <!DOCTYPE: {WANTED}",
        f"2: <!ENTITY: {WANTED}",
    ]


def test_what_is_no_svg_is_refused() -> None:
    assert reported("<html></html>") == ["1: want an SVG"]


def test_a_drawing_with_links_inside_itself_is_accepted() -> None:
    text = '<svg xmlns="http://www.w3.org/2000/svg"><title>A</title><use href="#a"/></svg>'
    assert reported(text) == []
