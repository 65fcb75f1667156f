"""One stylesheet out of many: what `@import` joins in a browser is joined here."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]  # the library has no types

_IMPORT = re.compile(r"""@import url\(["']?([^"')]+)["']?\)(?: layer\(([a-z-]+)\))?(?:;|$)""")


class StylesheetError(ValueError):
    """The stylesheet cannot be put into a page; the message says why and how to mend it."""


def bundle(entry: Path) -> str:
    """The rules of *entry* and of all that it imports, in the order of the cascade, minified.

    `@import url("x.css") layer(name);` becomes `@layer name{…}`; neighbours in one layer share a
    block. Raises StylesheetError if a file is missing or could end the `<style>` that holds it.
    """
    css = _read(entry)
    imports = [(match[2] or "", match[1]) for match in _IMPORT.finditer(css)]
    own_rules = _IMPORT.sub("", css)
    layers, rules = _split_layer_order(own_rules)
    blocks = (
        _in_layer(layer, "".join(bundle(entry.parent / name) for _, name in group))
        for layer, group in groupby(imports, key=itemgetter(0))
    )
    return layers + "".join(blocks) + rules


def _read(path: Path) -> str:
    try:
        css = str(rcssmin.cssmin(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise StylesheetError(f"{path}: {error.strerror}; create it or drop its @import") from None
    if "</" in css:
        raise StylesheetError(f"{path}: `</` would end the style element; write it as `<\\/`")
    return css


def _split_layer_order(css: str) -> tuple[str, str]:
    """The leading `@layer a,b;` statement, which must stay first, and the rest."""
    match = re.match(r"@layer [a-z, -]+;", css)
    return (match[0], css[match.end() :]) if match else ("", css)


def _in_layer(layer: str, css: str) -> str:
    return f"@layer {layer}{{{css}}}" if layer else css
