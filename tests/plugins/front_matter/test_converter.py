"""One Markdown instance for all texts gives what a new one for each would give."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from documents.builder import DocumentBuilder
from front_matter.converter import Converter

BUILDER = DocumentBuilder("a.md", "", "", 1)

OPTIONS: dict[str, Any] = {
    "extensions": ["admonition"],
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.codehilite": {"guess_lang": False},
        "markdown.extensions.toc": {"permalink": False},
        "markdown.extensions.meta": {},
    },
}
PIECES = [
    "## A heading\n\n## A heading\n", "Text[^1].\n\n[^1]: Note.\n", "*[ECT]: therapy\n\nECT\n",
    "[a]: https://x.example\n\n[a]\n", "[a]\n", "ECT[^1]\n", "!!! note\n    Text\n\n    More\n",
    "    indented\n", "<div markdown=\"1\">\n*x*\n", "<div>\n", "- a\n    - b\n", "```python\nx = 1\n```\n",
    "| a |\n|---|\n| b |\n", "Term\n: Definition\n", "> quote\n", "[TOC]\n", "title: x\n\ntext\n", "",
]  # fmt: skip


def fresh(text: str) -> str:
    options = {k: v for k, v in OPTIONS["extension_configs"].items() if "meta" not in k}
    return Markdown(extensions=[*OPTIONS["extensions"], *options], extension_configs=options).convert(text)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("\n".join), max_size=5))
def test_a_text_leaves_nothing_behind_for_the_next(texts: list[str]) -> None:
    shared = Converter(OPTIONS)
    assert [shared.convert(text) for text in texts] == [fresh(text) for text in texts]


class _Spy(Extension):
    """Notes what an extension can know, and fails where it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, str, int]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        spy = self

        class Note(Preprocessor):
            def run(self, lines: list[str]) -> list[str]:
                spy.seen.append((self.md.builder.path, self.md.body, self.md.body_line))
                if "fail" in lines:
                    raise ValueError("told to")
                return lines

        md.preprocessors.register(Note(md), "spy", 1000)


def test_an_extension_knows_file_text_and_line() -> None:
    spy = _Spy()
    builder = DocumentBuilder("posts/a.md", "", "", 1)
    Converter({"extensions": [spy]}).convert("One\n\nTwo", builder, 7)
    assert spy.seen == [("posts/a.md", "One\n\nTwo", 7)]


def test_after_an_extension_has_failed_the_next_text_is_converted_afresh() -> None:
    converter = Converter({"extensions": [_Spy()]})
    with pytest.raises(ValueError, match="told to"):
        converter.convert("fail", BUILDER)
    assert converter.convert("*good*", BUILDER) == "<p><em>good</em></p>"


@pytest.mark.parametrize("blank", ["    \n", "\t\n", "\n  \t \n    \n"])
def test_spaces_before_the_first_word_are_no_code(blank: str) -> None:
    assert Converter({}).convert(f"{blank}Words") == "<p>Words</p>"


def test_code_on_the_first_line_stays_code() -> None:
    html = Converter({}).convert("\n    code\n")
    assert html == "<pre><code>code\n</code></pre>"
