"""A page that was retitled is the page that its template makes of the new title, or is refused."""

from __future__ import annotations

import hypothesis
import jinja2
import pytest
from hypothesis import strategies as st
from markupsafe import Markup

from incremental.retitling import Retitling
from incremental.schema import Form
from incremental.splicing import CannotSpliceError, formed

ALL = frozenset(Form(stripped, escaped) for stripped in (False, True) for escaped in (False, True))
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


@hypothesis.settings(max_examples=3000)
@hypothesis.given(
    titles, titles, st.lists(st.tuples(fillers, st.sampled_from([*OUTLETS])), max_size=4), fillers,
    st.booleans(),
)  # fmt: skip
def test_a_page_is_what_its_template_makes_of_it(
    before: str, after: str, parts: list[tuple[str, str]], end: str, autoescape: bool
) -> None:
    env = jinja2.Environment(autoescape=autoescape)
    source = "".join(f"{{% raw %}}{filler}{{% endraw %}}{outlet}" for filler, outlet in parts)
    template = env.from_string(f"{source}{{% raw %}}{end}{{% endraw %}}")
    try:
        page = template.render(t=before).encode()
        forms = frozenset(OUTLETS[outlet][autoescape] for _, outlet in parts)
        made = Retitling(before, after).of(page, len(parts), forms)
    except CannotSpliceError:
        hypothesis.event("refused")
        return
    hypothesis.event("made")
    assert made.decode() == template.render(t=after)


@hypothesis.settings(max_examples=1000)
@hypothesis.given(titles, titles, fillers)
def test_a_feed_is_what_pelican_makes_of_it(before: str, after: str, filler: str) -> None:
    def feed(title: str) -> bytes:
        shown = formed(str(Markup(title).striptags()), "xml")
        return b"<title>Site</title><title>%b</title>%b" % (shown, filler.encode())

    try:
        made = Retitling(before, after).of(feed(before), 1, None)
    except CannotSpliceError:
        return
    assert made == feed(after)


def test_each_form_has_its_own_place() -> None:
    page = "<title>Old\xa0words</title><h1>Old&nbsp;words</h1>".encode()
    made = Retitling("Old&nbsp;words", "Quite&nbsp;new").of(page, 2, ALL)
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
        Retitling("Old words", "New words").of(page.encode(), times, PLAIN)


def test_a_part_of_a_title_in_another_form_is_refused() -> None:
    retitling = Retitling("Old words &amp; ways", "New ways")
    assert retitling.may_be_in(b'{"title": "Old words \\u0026 ways"}')
    with pytest.raises(CannotSpliceError, match="nobody has asked"):
        retitling.of(b'Old words &amp; ways {"title": "Old words \\u0026 ways"}', 1, PLAIN)


@pytest.mark.parametrize("title", ["", "&nbsp;", "日本語", "<b></b>"])
def test_a_title_of_which_nothing_is_the_same_in_each_file_is_refused(title: str) -> None:
    with pytest.raises(CannotSpliceError):
        Retitling(title, "New")


def test_two_forms_that_were_one_are_refused() -> None:
    with pytest.raises(CannotSpliceError, match="told apart"):
        Retitling("Old words", "New & old").of(b"Old words", 1, ALL)
    assert Retitling("Old words", "New & old").of(b"Old words", 1, PLAIN) == b"New & old"
