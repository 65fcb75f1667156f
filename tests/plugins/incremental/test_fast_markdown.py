"""Our renderer gives what Python-Markdown gives, byte for byte, or nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st
from markdown import Markdown
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

from incremental import fast_markdown
from incremental.quick_reading import reader_of

ROOT = Path(__file__).parents[3]
STOCK: dict[str, Any] = {
    "extensions": ["markdown.extensions.codehilite", "markdown.extensions.extra"],
    "extension_configs": {"markdown.extensions.codehilite": {"css_class": "highlight"}},
    "output_format": "html5",
}
PIECES = [
    *("word", "Some words", "a", "b.", "(x)", "é", "—", "’", "snake_case", '"q"', "'s", "$x$", "!"),
    *("\n", "\n", "\n\n", "\n\n", "\n\n\n", " ", " ", "  ", "    ", ".", ",", ";", "?", ":", "%"),
    *("**", "*", "_", "__", "`", "[", "]", "(", ")", "{", "}", "<", ">", "#", "&", "+", "-", "="),
    *("[text](http://x.y/z)", "[te*x*t](/a_b_c/)", "![alt](a.png)", '[a](b "t")', "[a][b]", "[^1]"),
    *("[x](y)", "[`c`](u_v)", "[a `c d` *e*](u)", "[l]({filename}/a.md)", "![`c`](x)", "`[x](y)`"),
    *("**bold**", "*em*", "_em_", "__st__", "*a*b", "a*b*", "**a** *b*", "*a `c` b*", "**`c`**"),
    *(
        "**[a](b)**",
        "*[a](b)*",
        "[**a**](b)",
        "[*`c`*](x)",
        "(*a*)",
        "“*a*”",
        "*a*,",
        "_a_.",
        "***",
    ),
    *("`code`", "`a*b`", "`a`b`", "& ", "&amp;", "&#8217;", "&nbsp;", "&c", "a@b.c", "\\*", "|"),
    *(
        "# ",
        "## Head",
        "\n## Head two\n",
        "#tag",
        "\n---\n",
        "---",
        "===",
        "\n: term",
        "*[HTML]: x",
    ),
    *(
        "- ",
        "* item",
        "\n- item\n- item",
        "\n1. one\n2. two",
        "\n\n- loose\n\n- loose",
        "1.",
        "12. ",
    ),
    *(
        "> quote",
        "\n> quote\n> more\n",
        "\n>\n> x",
        "\n> - item\n",
        "    code",
        "\t",
        "\r",
        "```\nx\n```",
    ),
]


def library(text: str) -> str:
    return str(Markdown(**STOCK).convert(text))


@hypothesis.settings(max_examples=500)
@hypothesis.given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_is_rendered_as_by_the_library_or_not_at_all(text: str) -> None:
    rendered = fast_markdown.render(text)
    hypothesis.assume(rendered is not None)
    assert rendered == library(text)


def test_our_own_texts_are_rendered_as_by_the_library_or_not_at_all() -> None:
    rendered = 0
    for path in [*ROOT.glob("content/**/*.md"), *ROOT.glob("docs/**/*.md")]:
        for section in re.split(r"\n#+ .*\n", path.read_text(encoding="utf-8")):
            html = fast_markdown.render(section)
            assert html is None or html == library(section)
            rendered += html is not None
    assert rendered > 100


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("One\nparagraph", "<p>One\nparagraph</p>"),
        ("# A *b* `c`", "<h1>A <em>b</em> <code>c</code></h1>"),
        ("Text\n## Head\nmore", "<p>Text</p>\n<h2>Head</h2>\n<p>more</p>"),
        ("- a\n- b\nmore", "<ul>\n<li>a</li>\n<li>b\nmore</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("[**a** `b`](c_d_e)", '<p><a href="c_d_e"><strong>a</strong> <code>b</code></a></p>'),
        ("![a > b](c.png)", '<p><img alt="a &gt; b" src="c.png"></p>'),
    ],
)
def test_plain_markdown_is_rendered(text: str, html: str) -> None:
    assert fast_markdown.render(text) == html == library(text)


@pytest.mark.parametrize(
    "text",
    [
        "<b>",
        "a | b",
        "```\nx\n```",
        "[a]: /b",
        "a\\*b",
        "*a",
        "    x",
        "- a\n\n- b",
        "a[^1]",
        "**a*",
    ],
)
def test_what_is_not_plain_is_left_to_the_library(text: str) -> None:
    assert fast_markdown.render(text) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"extensions": ["toc"]},
        {"extension_configs": {"markdown.extensions.extra": {"footnotes": {"BACKLINK_TEXT": "x"}}}},
        {"output_format": "xhtml"},
        {"tab_length": 2},
    ],
)
def test_it_speaks_only_for_what_it_knows(changed: dict[str, Any]) -> None:
    assert fast_markdown.applies(STOCK)
    assert fast_markdown.applies(DEFAULT_CONFIG["MARKDOWN"])
    assert not fast_markdown.applies({**STOCK, **changed})


@hypothesis.settings(max_examples=100)
@hypothesis.given(
    head=st.lists(
        st.sampled_from(
            [
                *(
                    "Title: *A* title",
                    "Summary: A **sum** mary",
                    "Summary: `a",
                    "Tags: a, b",
                    "Date: x",
                ),
                *(
                    "title: again",
                    "Author:",
                    "    more",
                    "---",
                    "no field",
                    " Slug:  x ",
                    "",
                    "\tx: y",
                ),
            ]
        ),
        max_size=4,
    ).map("\n".join),
    body=st.sampled_from(
        ["", "\n", "\nText.", "\n\nText *a*.\n", "Text", "\n \nText", "\n<b>x</b>"]
    ),
)
def test_a_file_is_read_as_by_pelicans_own_reader(
    tmp_path_factory: pytest.TempPathFactory, head: str, body: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "read.md"
    path.write_text(f"{head.replace('Date: x', 'Date: 2026-01-02')}\n{body}", encoding="utf-8")
    stock = MarkdownReader({**DEFAULT_CONFIG, "MARKDOWN": STOCK})
    quick = MarkdownReader({**DEFAULT_CONFIG, "MARKDOWN": STOCK})
    assert _typed(reader_of(quick)(str(path))) == _typed(stock.read(str(path)))


def _typed(read: tuple[Any, dict[str, Any]]) -> tuple[str, list[tuple[str, str]]]:
    return read[0], [(name, f"{type(value)} {value}") for name, value in read[1].items()]


def test_a_plain_file_is_read_without_a_markdown_object(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Title: A\nSummary: *b*\n\nText.\n", encoding="utf-8")
    monkeypatch.setattr("pelican.readers.Markdown", None)
    read = reader_of(MarkdownReader({**DEFAULT_CONFIG, "MARKDOWN": STOCK}))
    assert read(str(path)) == ("<p>Text.</p>", {"title": "A", "summary": "<p><em>b</em></p>"})
