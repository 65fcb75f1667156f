"""Many sheets become one, in the order of the cascade."""

from __future__ import annotations

from pathlib import Path

import pytest

from page_policy.stylesheet import StylesheetError, bundle
from tests.built_site import write_files


def test_imports_become_layers_and_neighbours_in_a_layer_share_a_block(tmp_path: Path) -> None:
    sheets = {
        "main.css": "/* order */\n@layer base, parts;\n"
        '@import url("a.css") layer(base);\n'
        '@import url("b.css") layer(parts);\n@import url("c.css") layer(parts);\n',
        "a.css": "a { color: red; }",
        "b.css": "b { margin: calc(1px + 2px) }",
        "c.css": "c > d { top: 0 }",
    }
    write_files(tmp_path, sheets)
    assert bundle(tmp_path / "main.css") == (
        "@layer base,parts;@layer base{a{color:red}}"
        "@layer parts{b{margin:calc(1px + 2px)}c>d{top:0}}"
    )


def test_an_imported_sheet_may_import(tmp_path: Path) -> None:
    sheets = {
        "main.css": '@layer a, b;@import url("frame.css");@import url("own.css") layer(b);',
        "frame.css": '@layer a, b;@import url("a.css") layer(a);',
        "a.css": "i{top:0}",
        "own.css": "u{top:1px}",
    }
    write_files(tmp_path, sheets)
    assert bundle(tmp_path / "main.css") == (
        "@layer a,b;@layer a,b;@layer a{i{top:0}}@layer b{u{top:1px}}"
    )


def test_rules_without_a_layer_stay_as_they_are(tmp_path: Path) -> None:
    write_files(
        tmp_path, {"main.css": "p { margin: 0 }\n@media print { a::after { content: ' ' } }"}
    )
    assert bundle(tmp_path / "main.css") == "p{margin:0}@media print{a::after{content:' '}}"


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    write_files(tmp_path, {"main.css": '@import url("no.css");'})
    with pytest.raises(StylesheetError) as error:
        bundle(tmp_path / "main.css")
    assert str(error.value) == (
        f"{tmp_path / 'no.css'}: No such file or directory; create it or drop its @import"
    )


def test_a_sheet_that_could_end_its_style_element_is_refused(tmp_path: Path) -> None:
    write_files(tmp_path, {"main.css": 'a::after { content: "</style><script>" }'})
    with pytest.raises(StylesheetError, match="would end the style element"):
        bundle(tmp_path / "main.css")
