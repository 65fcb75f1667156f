"""HTML that moves in is published with the words, signs and emphasis that it had."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from tests.plugins.commonmark_compat.reading import converted as published
from tests.plugins.commonmark_compat.reading import reported
from tests.tools.migrate.test_bodies import context, markdown
from tools.migrate.bodies.body import converted


def words(html: str) -> str:
    return "".join(lxml_html.fromstring(f"<div>{html}</div>").text_content().split())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Cost ~~5 and ~~n~~, ~5", "Cost \\~\\~5 and \\~\\~n\\~\\~, ~5"),
        ("a_b_ __init__ snake_case", "a_b\\_ \\_\\_init\\_\\_ snake_case"),
        ("---", "\\-\\-\\-"),
        ("i-- --port a -- b c--d", "i\\-\\- \\-\\-port a -- b c--d"),
        ("&lt;!-- x --&gt;", "&lt;!\\-\\- x \\-\\->"),
        ("x<br>---<br>: y", "x\\\n\\-\\-\\-\\\n\\: y"),
        ("<b>Term</b>: y - z", "**Term**: y - z"),
        ("a {: b} c", "a \\{: b} c"),
        ("a <\n@b>", "a &lt;\n@b>"),
        ("a\n{1}", "a\n\\{1}"),
        (
            "{{ z_ }} and {% q %}, `tick`",
            "`{{ z_ }}` and `{% q %}`, \\`tick\\`",
        ),
        ("https://x.example/_a/~b", "https://x.example/_a/~b"),
        ("&nbsp;&nbsp;&nbsp;&nbsp;x", "x"),
        ("<em>a</em><em>b</em>", "<em>a</em><em>b</em>"),
        ("x<i> it</i>y", "x <em>it</em>y"),
        ("un<b>believ</b>able (<b>x:</b>)", "un<strong>believ</strong>able (**x:**)"),
        ("<b>Name<br></b>value", "**Name**\\\nvalue"),
    ],
)
def test_signs_and_emphasis_of_a_paragraph(typed: str, expected: str) -> None:
    made = markdown(f"<p>{typed}</p>", "html")
    assert made == expected
    assert words(published(made)) == words(typed).replace("\xa0", "")
    assert reported(made) == []


SIGNS = st.text(st.sampled_from("ab1 _*~`^=-+#>:.)![]{}%\\$|&<!?/@\n"), max_size=30)


@given(SIGNS)
def test_words_are_published_sign_by_sign(typed: str) -> None:
    given_template = re.search(r"\{[{%#]|\[[a-z/]", typed)  # code, or a link that leads nowhere
    made = converted(context(f"<p>{escape(typed, quote=False)}</p>", "html"))
    if not given_template:
        assert words(published(made)) == "".join(typed.split())


@pytest.mark.parametrize(
    ("typed", "expected", "told"),
    [
        ('<ol><li value="5">five</li><li>six</li></ol>', "5. five\n6. six", []),
        ('<ol start="3"><li>c</li><li value="9">i</li></ol>', "3. c\n4. i", ["c i"]),
        ("<ol reversed><li>b</li><li>a</li></ol>", "1. b\n2. a", ["b a"]),
        ('<ol type="a"><li>x</li></ol>', "1. x", ["x"]),
    ],
)
def test_numbers_of_a_list_are_kept_or_told(typed: str, expected: str, told: list[str]) -> None:
    found = context(typed, "html")
    assert converted(found).strip() == expected
    assert [each.value for each in found.findings if each.kind == "numbers of a list"] == told


def test_lines_and_lists_of_a_cell_are_its_lines() -> None:
    row = "<td>x<br>y<ul><li>l</li><li>m</li></ul></td><td><p>p</p><p>{{ q | r }}</p></td>"
    made = markdown(f"<table><tr><th>a</th><th>b</th></tr><tr>{row}</tr></table>", "html")
    assert made == "| a | b |\n| --- | --- |\n| x<br>y<br>l<br>m | p<br>`{{ q | r }}` |"
