"""An edited source, read without Pelican, is what Pelican reads."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from pelican.readers import MarkdownReader, Readers
from pelican.settings import get_settings_from_file, read_settings

from incremental import codec
from incremental.head import head_digest
from incremental.rereading import reread
from incremental.schema import Row
from incremental.splicing import CannotSpliceError
from incremental.terms import terms
from tests.plugins.incremental.light_site import SETTINGS

HEAD = 'Title: A "title" -- here\nDate: 2020-01-01\nSummary: Some *words*\n\n'
PIECES = [
    *("Words", '"quoted"', "it's", "--", "...", "FDA", "&", "*em*", "**b**", "`c`", "\n\n", "\n"),
    *("# Head", "- item", "1. item", "> quote", "    code", "```\nx\n```", "<div>", "</div>"),
    *("| a | b |\n|---|---|\n| 1 | 2 |", "[a](b)", "![a](b)", "[^1]", "[^1]: Note", "<b>", "</b>"),
    *("Term\n: Meaning", "\\*", "&amp;", "&copy;", "é", "日本", "\t", "  \n", "---", "<!-- x -->"),
    *("{a}", "\r\n", "\N{NO-BREAK SPACE}", "<pre>x -- y</pre>", "http://x.example", "Key: value"),
]
SETUPS: dict[str, dict[str, Any]] = {
    "stock": {},
    "without typography": {"TYPOGRIFY": False},
    "old dashes": {"TYPOGRIFY_DASHES": "oldschool", "TYPOGRIFY_OMIT_FILTERS": ["widont", "amp"]},
    "inverted dashes": {
        "TYPOGRIFY_DASHES": "oldschool_inverted",
        "TYPOGRIFY_IGNORE_TAGS": ["blockquote", "h1"],
    },
    "other extensions": {
        "MARKDOWN": {
            "extensions": ["markdown.extensions.admonition"],
            "extension_configs": {"markdown.extensions.toc": {"permalink": True}},
            "output_format": "html",
        }
    },
}


def settings_of(setup: dict[str, Any]) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(SETTINGS)
        file.flush()
        override = {**get_settings_from_file(file.name), **setup, "PLUGINS": ["incremental"]}
    settings: dict[str, Any] = read_settings(None, override=override)
    return settings


def by_pelican(settings: dict[str, Any], path: Path) -> tuple[str, str]:
    """Text and title of the source in *path*."""
    # Pelican takes the last reader that anybody in this process has defined.
    own = {**settings, "READERS": {"md": MarkdownReader}}
    content = Readers(own).read_file(str(path.parent), path.name)
    return str(content._content), str(content.title)


def by_us(settings: dict[str, Any], path: Path, before: Row) -> Row:
    told = terms(settings, ["md"], b"e" * 16, bool(settings["TYPOGRIFY"]))
    return reread(before, str(path), path.read_bytes(), json.loads(told))


@pytest.mark.parametrize("setup", SETUPS.values(), ids=SETUPS)
def test_an_edited_text_is_read_as_pelican_reads_it(setup: dict[str, Any], tmp_path: Path) -> None:
    settings = settings_of(setup)
    path, read = tmp_path / "a.md", []
    metadata = codec.encode({"title": "A", "summary": "x"})

    @hypothesis.settings(max_examples=100, deadline=None)
    @hypothesis.given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14), st.booleans())
    def check(pieces: list[str], spaced: bool) -> None:
        path.write_bytes((HEAD + (" " if spaced else "\n").join(pieces)).encode())
        before: Row = (b"", str(path), metadata, "<p>Old.</p>", head_digest(path.read_bytes()))
        try:
            row = by_us(settings, path, before)
        except CannotSpliceError:
            return
        read.append(row)
        assert row[3] == by_pelican(settings, path)[0]

    check()
    assert len(read) > 60  # else the test has shown little
