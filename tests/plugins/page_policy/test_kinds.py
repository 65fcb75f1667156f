"""Kinds of page."""

from __future__ import annotations

from pathlib import Path

import pytest

from page_policy.colours import ColourError
from page_policy.page_kind import KindReader
from page_policy.policy import source_hash
from page_policy.stylesheet import StylesheetError
from tests.built_site import write_files


def test_a_kind_allows_its_own_stylesheet_and_what_it_declares(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.css": "a { top: 0 }"})
    kind = KindReader(tmp_path).kind({"stylesheet": "a.css", "script-src": ["'self'"]})
    assert kind.stylesheet == "a{top:0}"
    assert kind.content_security_policy == (
        f"default-src 'none'; style-src {source_hash('a{top:0}')}; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "script-src 'self'"
    )


def test_a_kind_may_have_no_stylesheet(tmp_path: Path) -> None:
    kind = KindReader(tmp_path).kind({})
    assert (kind.stylesheet, kind.directives["style-src"]) == ("", ())


def test_a_policy_cannot_leave_its_attribute(tmp_path: Path) -> None:
    kind = KindReader(tmp_path).kind({"img-src": ['"><b>&']})
    assert "img-src 'self' &quot;><b>&amp;;" in kind.content_security_policy


def test_colours_of_the_site_take_the_place_of_the_sheets(tmp_path: Path) -> None:
    css = (
        ":root{--a:light-dark(#111, #222);--b:light-dark(#333,#444)}"
        "@media x{:root{--a:light-dark(#555,#666)}}"
    )
    (tmp_path / "a.css").write_text(css)
    kind = KindReader(tmp_path, {"a": ("#abc", "#def")}).kind({"stylesheet": "a.css"})
    assert kind.stylesheet == (
        ":root{--a:light-dark(#abc,#def);--b:light-dark(#333,#444)}"
        "@media x{:root{--a:light-dark(#555,#666)}}"
    )
    assert kind.colours["a"] == ("#abc", "#def")


def test_a_colour_that_the_sheet_does_not_declare_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(":root{--a:light-dark(#111, #222)}")
    with pytest.raises(ColourError, match=r"^b: the style sheet has no such colour; it has a$"):
        KindReader(tmp_path, {"b": ("#abc", "#def")}).kind({"stylesheet": "a.css"})


def test_a_kind_allows_its_own_script_in_one_line_without_comments(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.js": "// Why.\nlet a = 1;\n  a += 1;\n"})
    kind = KindReader(tmp_path).kind({"script": "a.js"})
    assert kind.script == "let a = 1;a += 1;"
    assert kind.directives["script-src"] == (source_hash(kind.script),)


@pytest.mark.parametrize(
    ("script", "reported"),
    [("x = '</script>'", "would end the script element"), ("x = '<!--'", "`</`")],
)
def test_a_script_that_could_end_its_element_is_refused(
    tmp_path: Path, script: str, reported: str
) -> None:
    write_files(tmp_path, {"a.js": script})
    with pytest.raises(StylesheetError, match=reported):
        KindReader(tmp_path).kind({"script": "a.js"})


def test_a_compacted_sheet_keeps_the_names_of_its_colours_for_templates(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.css": ":root { --paper: light-dark(#111, #222) }"})
    reader = KindReader(tmp_path, {"paper": ("#fff", "#000")}, compacted=True)
    kind = reader.kind({"stylesheet": "a.css"})
    assert kind.stylesheet == ":root{--a:light-dark(#fff,#000)}"
    assert kind.colours["paper"].dark == "#000"
    assert source_hash(kind.stylesheet) in kind.content_security_policy


def test_parts_add_their_rules_and_directives_neighbours_in_one_layer(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "a.css": '@layer base, parts;@import url("b.css") layer(parts);',
            "b.css": "b { top: 0 }",
            "c.css": "c { top: 0 }",
            "d.css": "d { top: 0 }",
        },
    )
    parts = [
        {"stylesheet": "c.css", "layer": "parts", "holds": ["c"], "img-src": ["data:"]},
        {"stylesheet": "d.css", "holds": ["d"]},
    ]
    kind = KindReader(tmp_path).kind({"stylesheet": "a.css"}, parts)
    assert kind.stylesheet == "@layer base,parts;@layer parts{b{top:0}c{top:0}}d{top:0}"
    assert kind.directives["img-src"] == ("'self'", "data:")
    assert "holds" not in kind.content_security_policy
