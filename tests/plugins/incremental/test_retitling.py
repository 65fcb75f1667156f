"""A page that was retitled is the page that its template makes of the new title, or is refused."""

from __future__ import annotations

from collections.abc import Callable

import hypothesis
import jinja2
import pytest
from hypothesis import strategies as st
from markupsafe import Markup, escape

from incremental.retitling import Retitling
from incremental.schema import Form, Times
from incremental.splicing import CannotSpliceError, formed
from incremental.titles import forms_of

ALL = frozenset(Form(stripped, escaped) for stripped in (False, True) for escaped in (False, True))
ONCE = Times(1, 0)
PLAIN = frozenset([Form(False, False)])
# An outlet, and its form without and with autoescape.
OUTLETS = {
    "{{ t }}": (Form(False, False), Form(False, True)),
    "{{ t|safe }}": (Form(False, False), Form(False, False)),
    "{{ t|striptags }}": (Form(True, False), Form(True, True)),
    "{{ t|striptags|safe }}": (Form(True, False), Form(True, False)),
}
WORDS = ["ab", "a", "b", " ", "&nbsp;", "&amp;", "&", "<b>", "</b>", "<", '"', "'", "é", "aa"]
titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
fillers = st.lists(st.sampled_from([*WORDS, "ab a", "x", "\0"]), max_size=4).map("".join)


def page_of(parts: list[tuple[str, str]], end: str, autoescape: bool) -> jinja2.Template:
    """A template of words and outlets in turn."""
    source = "".join(f"{{% raw %}}{filler}{{% endraw %}}{outlet}" for filler, outlet in parts)
    env = jinja2.Environment(autoescape=autoescape)
    return env.from_string(f"{source}{{% raw %}}{end}{{% endraw %}}")


@hypothesis.settings(max_examples=1000)
@hypothesis.given(
    titles, titles, st.lists(st.tuples(fillers, st.sampled_from([*OUTLETS])), max_size=4), fillers,
    st.booleans(),
)  # fmt: skip
def test_a_page_is_what_its_template_makes_of_it(
    before: str, after: str, parts: list[tuple[str, str]], end: str, autoescape: bool
) -> None:
    template = page_of(parts, end, autoescape)
    try:
        page = template.render(t=before).encode()
        forms = frozenset(OUTLETS[outlet][autoescape] for _, outlet in parts)
        made = Retitling(before, after).of(page, Times(len(parts), 0), forms)
    except CannotSpliceError:
        hypothesis.event("refused")
        return
    hypothesis.event("made")
    assert made.decode() == template.render(t=after)


COPIES: list[Callable[[str], str]] = [
    str,
    Markup,
    lambda title: str(Markup(title).striptags()),
    lambda title: escape(Markup(title).striptags()),
    escape,
    lambda title: " ".join(Markup(title).striptags().split()),
]


@hypothesis.settings(max_examples=1000)
@hypothesis.given(
    titles, titles, st.sampled_from(COPIES), st.booleans(),
    st.lists(st.tuples(fillers, st.sampled_from([*OUTLETS])), min_size=1, max_size=3),
)  # fmt: skip
def test_a_copy_is_what_a_plugin_makes_of_the_new_title(
    before: str,
    after: str,
    copy: Callable[[str], str],
    autoescape: bool,
    parts: list[tuple[str, str]],
) -> None:
    template = page_of(parts, "", autoescape)
    copied, outlets = copy(before), {OUTLETS[outlet][autoescape] for _, outlet in parts}
    forms = forms_of(before, str(copied), isinstance(copied, Markup), outlets)
    try:
        page = template.render(t=copied).encode()
        made = Retitling(before, after).of(page, Times(0, len(parts)), frozenset(forms))
    except CannotSpliceError:
        hypothesis.event("refused")
        return
    hypothesis.event("made")
    assert made.decode() == template.render(t=copy(after))


@hypothesis.settings(max_examples=1000)
@hypothesis.given(titles, titles, fillers)
def test_a_feed_is_what_pelican_makes_of_it(before: str, after: str, filler: str) -> None:
    def feed(title: str) -> bytes:
        shown = formed(str(Markup(title).striptags()), "xml")
        return b"<title>Site</title><title>%b</title>%b" % (shown, filler.encode())

    try:
        made = Retitling(before, after).of(feed(before), Times(1, 0), None)
    except CannotSpliceError:
        return
    assert made == feed(after)


def test_each_form_has_its_own_place() -> None:
    page = "<title>Old\xa0words</title><h1>Old&nbsp;words</h1>".encode()
    made = Retitling("Old&nbsp;words", "Quite&nbsp;new").of(page, Times(1, 1), ALL)
    assert made.decode() == "<title>Quite\xa0new</title><h1>Quite&nbsp;new</h1>"


@pytest.mark.parametrize(
    ("page", "times"),
    [
        ("Old words", 2),
        ("Old words Old words", 1),
        ("nothing", 1),
        ("Old words, and once more: Old words", 0),
        ("OOld words", 2),
        ("Old words and the same in Jso\\u006e: Old words\\u0021", 1),
    ],
)
def test_a_title_that_stands_elsewhere_too_is_refused(page: str, times: int) -> None:
    with pytest.raises(CannotSpliceError):
        Retitling("Old words", "New words").of(page.encode(), Times(times, 0), PLAIN)


def test_a_part_of_a_title_in_another_form_is_refused() -> None:
    retitling = Retitling("Old words &amp; ways", "New ways")
    assert retitling.may_be_in(b'{"title": "Old words \\u0026 ways"}')
    with pytest.raises(CannotSpliceError, match="nobody has asked"):
        retitling.of(b'Old words &amp; ways {"title": "Old words \\u0026 ways"}', ONCE, PLAIN)


@pytest.mark.parametrize("title", ["", "&nbsp;", "日本語", "<b></b>"])
def test_a_title_of_which_nothing_is_the_same_in_each_file_is_refused(title: str) -> None:
    with pytest.raises(CannotSpliceError):
        Retitling(title, "New")


def test_two_forms_that_were_one_are_refused() -> None:
    with pytest.raises(CannotSpliceError, match="told apart"):
        Retitling("Old words", "New & old").of(b"Old words", ONCE, ALL)
    assert Retitling("Old words", "New & old").of(b"Old words", ONCE, PLAIN) == b"New & old"


@pytest.mark.parametrize("title", ["Words", "Two words", "It&#8217;s &amp; &nbsp;so", "Ünï, 漢字!"])
def test_a_copy_of_a_simple_title_is_exchanged(title: str) -> None:
    retitling = Retitling("Old words", title)
    assert retitling.of(b"Old words", Times(0, 1), PLAIN) == title.encode()


@pytest.mark.parametrize(
    "title", ["<b>Words</b>", "Two  words", " a", "a ", "a\tb", "a [1]", "AT&T", "a\u2003b", "&;"]
)
def test_a_copy_that_a_plugin_may_make_in_its_own_way_is_refused(title: str) -> None:
    retitling = Retitling("Old words", title)
    with pytest.raises(CannotSpliceError, match="something else"):
        retitling.of(b"Old words", Times(0, 1), PLAIN)
    assert retitling.of(b"Old words", ONCE, PLAIN) == title.encode()
