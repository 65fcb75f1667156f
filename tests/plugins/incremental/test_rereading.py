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
from incremental.reading import Typography
from incremental.rereading import reread, title_in
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


TITLES = ["Words", '"quoted"', "it's", "--", "FDA", "&", "*em*", "<b>", "</b>", "&amp;", "é", "  "]


@pytest.mark.parametrize("setup", SETUPS.values(), ids=SETUPS)
def test_an_edited_title_is_read_as_pelican_reads_it(setup: dict[str, Any], tmp_path: Path) -> None:
    settings = settings_of({**setup, "SLUGIFY_SOURCE": "basename"})
    path = tmp_path / "a.md"
    path.write_text(f"{HEAD}Text.\n", encoding="utf-8")
    metadata = codec.encode({"title": "A", "summary": "x"})
    before: Row = (b"", str(path), metadata, "<p>Old.</p>", head_digest(path.read_bytes()))

    @hypothesis.settings(max_examples=100, deadline=None)
    @hypothesis.given(st.lists(st.sampled_from(TITLES), min_size=1, max_size=5).map(" ".join))
    def check(title: str) -> None:
        hypothesis.assume(title.strip())
        path.write_text(f"Title: {title}\n{HEAD[HEAD.index('Date') :]}Text.\n", encoding="utf-8")
        row = by_us(settings, path, before)
        assert title_in(row[2]) == by_pelican(settings, path)[1]
        assert row[4] == head_digest(path.read_bytes())

    check()


ALONE = {"SLUGIFY_SOURCE": "basename"}
OTHER_TERMS: dict[str, tuple[dict[str, Any], str]] = {
    "a slug that is made of it": ({}, "Title: Other\n"),
    "an address that is made of it": ({**ALONE, "ARTICLE_URL": "{title}/"}, "Title: Other\n"),
    "an order": ({**ALONE, "ARTICLE_ORDER_BY": "reversed-title"}, "Title: Other\n"),
    "translations": ({**ALONE, "ARTICLE_TRANSLATION_ID": ["title"]}, "Title: Other\n"),
    "a title that is Markdown": ({**ALONE, "FORMATTED_FIELDS": ["title"]}, "Title: Other\n"),
    "titles from paths": ({**ALONE, "FILENAME_METADATA": "(?P<title>.*)"}, "Title: Other\n"),
    "two titles": (ALONE, "Title: One\nTitle: Two\n"),
    "no title": (ALONE, "Title:\n"),
    "another field": (ALONE, "Title: Other\nAuthor: Me\n"),
}


@pytest.mark.parametrize("terms_and_head", OTHER_TERMS.values(), ids=OTHER_TERMS)
def test_a_title_that_decides_more_is_refused(
    terms_and_head: tuple[dict[str, Any], str], tmp_path: Path
) -> None:
    setup, head = terms_and_head
    settings, path = settings_of(setup), tmp_path / "a.md"
    typography = Typography(settings).wanted
    old = head_digest(f"{HEAD}Text.\n".encode())
    before: Row = (b"", str(path), codec.encode({"title": "A"}), "<p>Old.</p>", old)
    path.write_text(f"{head}{HEAD[HEAD.index('Date') :]}Text.\n", encoding="utf-8")
    told = terms(settings, ["md"], b"e" * 16, typography)
    with pytest.raises(CannotSpliceError):
        reread(before, str(path), path.read_bytes(), json.loads(told))


def test_a_slug_in_front_matter_lets_a_title_stand_alone(tmp_path: Path) -> None:
    settings, path = settings_of({}), tmp_path / "a.md"
    old = head_digest(f"{HEAD}Text.\n".encode())
    metadata = codec.encode({"title": "A", "slug": "a"})
    path.write_text(f"Title: Other\n{HEAD[HEAD.index('Date') :]}Text.\n", encoding="utf-8")
    row = by_us(settings, path, (b"", str(path), metadata, "<p>Old.</p>", old))
    assert row[2] == codec.encode({"title": "Other", "slug": "a"})


NUMBERS: dict[str, tuple[str, str, str | None]] = {
    "as far as it may": ("5", "7", "7"),
    "at the least": ("5", " 2 ", "2"),
    "too far": ("5", "8", None),
    "too little": ("5", "1", None),
    "zeros before it": ("5", "007", "007"),
    "a sign": ("5", "+6", None),
    "other digits": ("5", "٦", None),
    "many digits": ("5", "0" * 11, None),
    "no number": ("5", "six", None),
    "nothing": ("5", "", None),
    "a number in the place of a word": ("five", "6", None),
}


@pytest.mark.parametrize("numbers", NUMBERS.values(), ids=NUMBERS)
def test_a_number_may_move_as_far_as_it_has_slack(
    numbers: tuple[str, str, str | None], tmp_path: Path
) -> None:
    before, after, wanted = numbers
    settings, path = settings_of({}), tmp_path / "a.md"
    old = head_digest(f"{HEAD[:-1]}Views: {before}\n\nText.\n".encode())
    metadata = codec.encode({"title": "A", "views": before})
    path.write_text(f"{HEAD[:-1]}Views: {after}\n\nText.\n", encoding="utf-8")
    row: Row = (b"", str(path), metadata, "<p>Old.</p>", old)
    told = json.loads(terms(settings, ["md"], b"e" * 16, False))
    if wanted is None:
        with pytest.raises(CannotSpliceError):
            reread(row, str(path), path.read_bytes(), told, {"views": [2, 7]})
        return
    found = reread(row, str(path), path.read_bytes(), told, {"views": [2, 7]})
    assert found[2] == codec.encode({"title": "A", "views": wanted})
    own = {**settings, "READERS": {"md": MarkdownReader}}
    assert Readers(own).read_file(str(tmp_path), "a.md").metadata["views"] == wanted


def test_a_number_without_slack_may_not_move(tmp_path: Path) -> None:
    settings, path = settings_of({}), tmp_path / "a.md"
    old = head_digest(f"{HEAD[:-1]}Views: 5\n\nText.\n".encode())
    path.write_text(f"{HEAD[:-1]}Views: 6\n\nText.\n", encoding="utf-8")
    metadata = codec.encode({"title": "A", "views": "5"})
    with pytest.raises(CannotSpliceError):
        by_us(settings, path, (b"", str(path), metadata, "<p>Old.</p>", old))
