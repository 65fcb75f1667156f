"""What goes into a page: one stylesheet out of many, joined as by `@import`, and a script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import rcssmin  # type: ignore[import-untyped]  # the library has no types

_IMPORT = re.compile(r"""@import url\(["']?([^"')]+)["']?\)(?: layer\(([a-z-]+)\))?(?:;|$)""")


class StylesheetError(ValueError):
    """A style or script cannot be put into a page; the message says why and how to mend it."""


def bundle(entry: Path, parts: Iterable[tuple[str, Path]] = ()) -> str:
    """The rules of *entry* and of all that it imports, in the order of the cascade, minified.

    `@import url("x.css") layer(name);` becomes `@layer name{…}`; neighbours in one layer share a
    block. *parts* are layers and sheets that follow.
    Raises StylesheetError if a file is missing or could end the `<style>` that holds it.
    """
    css = _read(entry)
    imported = [
        (match[2] or "", bundle(entry.parent / match[1])) for match in _IMPORT.finditer(css)
    ]
    layers, rules = _split_layer_order(_IMPORT.sub("", css))
    own = [("", rules)] if rules else []
    added = [(layer, bundle(path)) for layer, path in parts]
    blocks = (
        _in_layer(layer, "".join(rules for _, rules in group))
        for layer, group in groupby([*imported, *own, *added], key=itemgetter(0))
    )
    return layers + "".join(blocks)


def inline_script(path: Path) -> str:
    """The script at *path* without its lines of comment and its line ends, for the head of a page.

    So each of its statements ends in a semicolon or brace. Raises StylesheetError.
    """
    lines = (line.strip() for line in _text(path).splitlines())
    return _harmless(path, "".join(line for line in lines if not line.startswith("//")))


def _read(path: Path) -> str:
    return _harmless(path, str(rcssmin.cssmin(_text(path))))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        remedy = "create it or drop its @import" if path.suffix == ".css" else "create it"
        raise StylesheetError(f"{path}: {error.strerror}; {remedy}") from None


def _harmless(path: Path, text: str) -> str:
    element = "style" if path.suffix == ".css" else "script"
    if "</" in text or "<!--" in text:
        raise StylesheetError(f"{path}: `</` would end the {element} element; write it as `<\\/`")
    return text


def _split_layer_order(css: str) -> tuple[str, str]:
    """The leading `@layer a,b;` statement, which must stay first, and the rest."""
    match = re.match(r"@layer [a-z, -]+;", css)
    return (match[0], css[match.end() :]) if match else ("", css)


def _in_layer(layer: str, css: str) -> str:
    return f"@layer {layer}{{{css}}}" if layer else css
