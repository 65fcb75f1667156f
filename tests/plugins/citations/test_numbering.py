import pytest

from citations.numbering import MalformedGroup, Use, number, without_marks


def mark(inside: str) -> str:
    return f'<sup class="cite" data-cite="{inside}"></sup>'


def test_sources_are_numbered_by_first_use_and_keep_their_number() -> None:
    numbered = number(f"{mark('@b')}{mark('@a; @b')}")
    assert numbered.html == (
        '<sup class="cite"><a href="#r:1" id="c:1">1</a>,</sup>'
        '<sup class="cite"><a href="#r:2" id="c:2">2</a>,'
        '<a href="#r:1" id="c:1-2">1</a></sup>'
    )
    assert numbered.uses == [Use("b", 1, 2), Use("a", 2, 1)]


def test_a_place_in_the_source_stands_after_its_number_and_is_escaped() -> None:
    assert number(mark("@a, p. 3 &lt;b&gt;")).html == (
        '<sup class="cite"><a href="#r:1" id="c:1">1</a>(p. 3 &lt;b&gt;)</sup>'
    )


def test_words_before_a_key_stand_before_its_number() -> None:
    assert number(mark("see @a, p. 3--5; also -@b")).html == (
        '<sup class="cite">see <a href="#r:1" id="c:1">1</a>(p. 3–5), '
        'also <a href="#r:2" id="c:2">2</a></sup>'
    )


def test_a_malformed_group_vanishes_and_is_told() -> None:
    numbered = number(f"x{mark('@a @b')}")
    assert (numbered.html, numbered.malformed) == ("x", [MalformedGroup("@a @b", "@a @b")])


def test_a_mark_with_attributes_of_the_writer_is_numbered() -> None:
    html = '<sup class="cite x" data-cite="@a" id="y"></sup>'
    assert number(html).html == '<sup class="cite"><a href="#r:1" id="c:1">1</a></sup>'


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        (f'<a href="x">y{mark("@a")}</a>', ["@a"]),
        (f'<a\nhref="x"><em>y{mark("@a")}</em></a>', ["@a"]),
        (f'<a href="x">y</a>{mark("@a")}<a href="x">y</a>', []),
        (f'<abbr title="x">y{mark("@a")}</abbr>', []),
    ],
)
def test_a_mark_in_a_link_vanishes_and_is_told(html: str, linked: list[str]) -> None:
    numbered = number(html)
    assert numbered.linked == linked
    assert ("<sup" in numbered.html) == (not linked)


def test_a_mark_in_a_comment_has_no_number() -> None:
    numbered = number(f"<!-- x{mark('@a')} -->y{mark('@b')}")
    assert numbered.html.startswith("<!-- x -->y")
    assert numbered.uses == [Use("b", 1, 1)]


def test_summaries_lose_marks_whether_numbered_or_not() -> None:
    unnumbered = f"<p>Fast.{mark('@a')}</p>"
    numbered = number(unnumbered).html
    assert [without_marks(unnumbered), without_marks(numbered)] == ["<p>Fast.</p>"] * 2


def test_other_superscripts_stay() -> None:
    html = "m<sup>2</sup><sup class='cited'>x</sup>"
    assert (number(html).html, without_marks(html)) == (html, html)
